import { fail, type Result, succeed } from './result.ts';
import { searchTerms } from './search.ts';
import { isSearchTemplate } from './search-address.ts';
import { type AddressFault, readAddress } from './web-address.ts';

/** A search template that was made from the address of one results page. */
export interface DerivedTemplate {
  readonly template: string;
  /** The words that `{terms}` took the place of. */
  readonly words: string;
  /** Origin of the page: words that are searched go there. */
  readonly origin: string;
}

export type TemplateFault =
  | AddressFault
  /** The words do not stand in the address as they were said. */
  | 'words-not-there'
  /** Nothing in the address looks like searched words: they have to be said. */
  | 'words-unknown';

/**
 * Where portals are known to write the words: `search.php?lookfor=` (old portals), `/recherche/…` (today's, as far as
 * is known; jeromemtl/e-sidoc_userscript). The first names are the surest.
 */
const knownParameters = ['lookfor', 'q', 'query', 'search', 'recherche', 'mots', 'terms', 'terme', 'termes'];
const knownFolders = ['recherche', 'search'];

/** What belongs to one visit and not to the search. */
const visitParameters = ['page', 'ticket', 'phpsessid', 'jsessionid', 'sid'];

/** A stretch of an address in which words may stand. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  /** What a server reads there; null where that is no text. */
  readonly text: string | null;
  /** The smaller, the likelier to hold the words. */
  readonly rank: number;
}

/**
 * The search template out of the address of a results page, such as `…/recherche/harry%20potter` or
 * `…/search.php?lookfor=harry+potter&type=all`. `words` are those that were searched; null to recognise them.
 */
export function deriveTemplate(text: string, words: string | null): Result<DerivedTemplate, TemplateFault> {
  const url = readAddress(text);
  if (!url.ok) return url;
  const address = withoutVisit(url.value);
  const stretches = stretchesOf(address);
  const chosen = words === null ? likeliest(stretches) : holding(stretches, words);
  if (chosen?.text == null) return fail(words === null ? 'words-unknown' : 'words-not-there');
  const template = `${address.slice(0, chosen.start)}{terms}${address.slice(chosen.end)}`;
  if (!isSearchTemplate(template)) return fail('words-not-there');
  return succeed({ template, words: searchTerms(chosen.text), origin: url.value.origin });
}

function withoutVisit(url: URL): string {
  const [, query] = /^\?(.*)$/s.exec(url.search) ?? [];
  const kept = (query ?? '').split('&').filter((pair) => {
    const [name = ''] = pair.split('=');
    return pair !== '' && !visitParameters.includes(name.toLowerCase());
  });
  const search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return `${url.origin}${url.pathname}${search}${url.hash === '#' ? '' : url.hash}`;
}

const unlikely = 100;

/** Every path segment and every value of the query, with where they stand. Addresses hold no space: `+` may be one. */
function stretchesOf(address: string): readonly Stretch[] {
  const start = new URL(address).origin.length;
  const found: Stretch[] = [];
  let before = '';
  for (const match of address.slice(start).matchAll(/[^/?&=#]+/g)) {
    const at = start + match.index;
    const raw = match[0];
    const mark = address.charAt(at - 1);
    const isName = mark === '?' || mark === '&';
    if (!isName)
      found.push({ start: at, end: at + raw.length, ...read(raw, mark === '='), rank: rankOf(before, mark) });
    before = raw;
  }
  return found;
}

function rankOf(before: string, mark: string): number {
  const name = before.toLowerCase();
  const known = (mark === '=' ? knownParameters : knownFolders).indexOf(name);
  return known < 0 ? unlikely : known;
}

/** A plus sign is a space in a query (URL Standard, "application/x-www-form-urlencoded"). */
function read(raw: string, inQuery: boolean): Pick<Stretch, 'text'> {
  try {
    return { text: decodeURIComponent(inQuery ? raw.replaceAll('+', ' ') : raw) };
  } catch {
    return { text: null };
  }
}

function likeliest(stretches: readonly Stretch[]): Stretch | undefined {
  return [...stretches]
    .filter(({ rank, text }) => rank < unlikely && text !== null && searchTerms(text) !== '')
    .sort((a, b) => a.rank - b.rank || b.start - a.start)[0];
}

/** The likeliest of those that hold the words, whatever their capitals; the last one where nothing tells them apart. */
function holding(stretches: readonly Stretch[], words: string): Stretch | undefined {
  const wanted = compared(words);
  if (wanted === '') return undefined;
  return (
    [...stretches]
      // A plus sign between the words of a path is read as a space by some portals.
      .filter(({ text }) => text !== null && [text, text.replaceAll('+', ' ')].map(compared).includes(wanted))
      .sort((a, b) => a.rank - b.rank || b.start - a.start)[0]
  );
}

function compared(words: string): string {
  return searchTerms(words).normalize('NFC').toLowerCase();
}
