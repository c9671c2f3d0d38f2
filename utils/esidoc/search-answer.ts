import { z } from 'zod';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { SearchFailure, SearchHit, SearchResults } from '../domain/search.ts';
import { coverAddress, safeLink } from './addresses.ts';
import { WireCount, type WireEntry, WireText, wireEntries } from './wire.ts';

/** More records than a panel can show are not kept. */
export const mostHits = 50;

/**
 * What stands around the records: `{ facettes?, nb_resultats, resultats: [...] }` (a2br/esidoc.js, `SearchRes`).
 * `nb_resultats` is taken for the number of all records found, of which `resultats` is one page.
 */
const Envelope = z.object({
  nb_resultats: WireCount,
  resultats: wireEntries(z.unknown()).nullable().catch(null),
});

/** One author or several: assumed, after the facet of that name. */
const Authors = z
  .union([z.array(WireText), WireText.transform((author) => [author])])
  .transform((authors) => authors.filter((author) => author !== null).join(' ; ') || null);

/** `auteurs` and `cote` are assumed: no published answer has them, but e-sidoc's own results page shows both. */
const Contents = z.object({
  titre: WireText,
  auteurs: Authors,
  support: WireText,
  permalien: WireText,
  cote: WireText,
});
const Notice = z.object({
  notice_id: WireText,
  titre: WireText,
  permalien: WireText,
  exemplaires: wireEntries(z.unknown()).catch([]),
});
/** One record (a2br/esidoc.js, `Resultat`): whatever is missing or of another type is null. */
const CatalogueRecord = z.object({
  notice_id: WireText,
  contenu: Contents.catch(() => Contents.parse({})),
  notice_generale: Notice.catch(() => Notice.parse({})),
  image: WireText,
});
const Copy = z.object({ disponibilite: WireText, emplacement: WireText, cote: WireText });
type Copy = z.infer<typeof Copy>;

/** What e-sidoc says of a copy that cannot be had (jeromemtl/e-sidoc_userscript); of others it says `Disponible`. */
const unavailable: ReadonlySet<string> = new Set(['document réservé', 'document prêté', 'indisponible']);

/**
 * Reads the search service's answer; a record without a title is left out, and at most 50 are kept.
 * An answer that holds records but none that can be read is a failure, not an empty result.
 */
export function readSearchAnswer(
  body: unknown,
  portal: Portal,
  first: number,
): Result<SearchResults, SearchFailure> {
  // An empty object comes as `[]`: nothing was found.
  const envelope = Envelope.safeParse(Array.isArray(body) && body.length === 0 ? { resultats: [] } : body);
  if (!envelope.success) return fail({ kind: 'unreadable', detail: 'the search answer is not an object' });
  const { nb_resultats: total, resultats: entries } = envelope.data;
  if (entries === null && total !== 0)
    return fail({ kind: 'unreadable', detail: 'no records in the search answer' });
  const records = entries ?? [];
  const hits = new Map<string, SearchHit>();
  for (const { value } of records.slice(0, mostHits)) {
    const hit = readHit(value, portal);
    if (hit !== null && !hits.has(hit.recordId)) hits.set(hit.recordId, hit);
  }
  if (records.length > 0 && hits.size === 0)
    return fail({ kind: 'unreadable', detail: 'no record has a title' });
  return succeed({
    total: Math.max(total ?? 0, hits.size === 0 ? 0 : first - 1 + hits.size),
    hits: [...hits.values()],
  });
}

function readHit(value: unknown, portal: Portal): SearchHit | null {
  const record = CatalogueRecord.safeParse(value);
  if (!record.success) return null;
  const { contenu, notice_generale: notice } = record.data;
  const title = contenu.titre ?? notice.titre;
  if (title === null) return null;
  const recordAddress = safeLink(contenu.permalien ?? notice.permalien, portal.address);
  const copies = readCopies(notice.exemplaires);
  const shown = copies.find(isAvailable) ?? copies[0];
  return {
    recordId: record.data.notice_id ?? notice.notice_id ?? recordAddress ?? title,
    title,
    author: contenu.auteurs,
    support: contenu.support,
    recordAddress,
    callNumber: shown?.cote ?? contenu.cote,
    place: shown?.emplacement ?? null,
    copies:
      copies.length === 0 ? null : { total: copies.length, available: copies.filter(isAvailable).length },
    cover: coverAddress(record.data.image, portal.address),
  };
}

function readCopies(entries: readonly WireEntry<unknown>[]): readonly Copy[] {
  return entries.flatMap(({ value }) => {
    const copy = Copy.safeParse(value);
    return copy.success ? [copy.data] : [];
  });
}

/** A copy of which nothing is said is not promised to anybody. */
function isAvailable(copy: Copy): boolean {
  return copy.disponibilite !== null && !unavailable.has(copy.disponibilite.normalize('NFC').toLowerCase());
}
