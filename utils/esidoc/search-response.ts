import { z } from 'zod';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { SearchFailure, SearchHit, SearchResults } from '../domain/search.ts';
import { coverAddress, safeLink } from './addresses.ts';
import { WireCount, type WireEntry, WireText, wireEntries } from './wire.ts';

/** Upper limit of records per request. */
export const maxHits = 50;

/**
 * The response: `{ facettes?, nb_resultats, resultats: [...] }` (a2br/esidoc.js, `SearchRes`). `nb_resultats` is
 * assumed to be the number of all records found, of which `resultats` is one page.
 */
const Envelope = z.object({
  nb_resultats: WireCount,
  resultats: wireEntries(z.unknown()).nullable().catch(null),
});

/** One author or several; assumed from the facet of that name. */
const Authors = z
  .union([z.array(WireText), WireText.transform((author) => [author])])
  .transform((authors) => authors.filter((author) => author !== null).join(' ; ') || null);

/** `auteurs` and `cote` are assumed: no published response has them, but e-sidoc's own results page shows both. */
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
/** One record (a2br/esidoc.js, `Resultat`); fields that are missing or of another type are null. */
const CatalogueRecord = z.object({
  notice_id: WireText,
  contenu: Contents.catch(() => Contents.parse({})),
  notice_generale: Notice.catch(() => Notice.parse({})),
  image: WireText,
});
const Copy = z.object({ disponibilite: WireText, emplacement: WireText, cote: WireText });
type Copy = z.infer<typeof Copy>;

/** Availability texts of copies that cannot be borrowed (jeromemtl/e-sidoc_userscript); for others it is `Disponible`. */
const unavailable: ReadonlySet<string> = new Set(['document réservé', 'document prêté', 'indisponible']);

/**
 * Reads the response of the search service: at most 50 records, without those that have no title. `first` is the rank of
 * the first one, from 1. A response whose records are all unreadable is a failure, not an empty result.
 */
export function readSearchResponse(
  body: unknown,
  portal: Portal,
  first: number,
): Result<SearchResults, SearchFailure> {
  // An empty object is sent as `[]`: nothing was found.
  const envelope = Envelope.safeParse(Array.isArray(body) && body.length === 0 ? { resultats: [] } : body);
  if (!envelope.success) return fail({ kind: 'unreadable', detail: 'the search answer is not an object' });
  const { nb_resultats: total, resultats: entries } = envelope.data;
  if (entries === null && total !== 0)
    return fail({ kind: 'unreadable', detail: 'no records in the search answer' });
  const records = entries ?? [];
  const hits = new Map<string, SearchHit>();
  for (const { value } of records.slice(0, maxHits)) {
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
    mediaType: contenu.support,
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

/** A copy without an availability text is not considered available. */
function isAvailable(copy: Copy): boolean {
  return copy.disponibilite !== null && !unavailable.has(copy.disponibilite.normalize('NFC').toLowerCase());
}
