import { fail, type Result, succeed } from './result.ts';
import { searchTerms } from './search.ts';
import { isSearchTemplate } from './search-address.ts';
import { type AddressFault, readAddress } from './web-address.ts';

/** A search template derived from the address of one results page. */
export interface DerivedTemplate {
  readonly template: string;
  /** The search terms that `{terms}` replaced. */
  readonly words: string;
  /** Origin of the page, to which search terms are sent. */
  readonly origin: string;
}

export type TemplateFault =
  | AddressFault
  /** The address does not contain the given search terms. */
  | 'words-not-there'
  /** The search terms were not recognised in the address: they must be given. */
  | 'words-unknown';

/**
 * Where portals put the search terms: `search.php?lookfor=` (old portals), `/recherche/…` (current ones,
 * jeromemtl/e-sidoc_userscript). The most reliable names first.
 */
const knownParameters = ['lookfor', 'q', 'query', 'search', 'recherche', 'mots', 'terms', 'terme', 'termes'];
const knownFolders = ['recherche', 'search'];

/** Parameters of one visit, which are not part of the search. */
const visitParameters = ['page', 'ticket', 'phpsessid', 'jsessionid', 'sid'];

/** A path segment or a query value, which may be the search terms. */
interface AddressPart {
  readonly start: number;
  readonly end: number;
  /** Decoded; null when it cannot be decoded. */
  readonly text: string | null;
  /** The smaller, the more likely to be the search terms. */
  readonly rank: number;
}

/**
 * Derives a search template from the address of a results page, such as `…/recherche/harry%20potter` or
 * `…/search.php?lookfor=harry+potter&type=all`. `words` are the search terms; null to recognise them.
 */
export function deriveTemplate(text: string, words: string | null): Result<DerivedTemplate, TemplateFault> {
  const url = readAddress(text);
  if (!url.ok) return url;
  const address = withoutVisit(url.value);
  const parts = partsOf(address);
  const chosen = words === null ? mostLikely(parts) : containing(parts, words);
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

/** Every path segment and every query value, with its position. */
function partsOf(address: string): readonly AddressPart[] {
  const start = new URL(address).origin.length;
  const found: AddressPart[] = [];
  let before = '';
  for (const match of address.slice(start).matchAll(/[^/?&=#]+/g)) {
    const at = start + match.index;
    const raw = match[0];
    const mark = address.charAt(at - 1);
    const isName = mark === '?' || mark === '&';
    if (!isName)
      found.push({
        start: at,
        end: at + raw.length,
        text: decoded(raw, mark === '='),
        rank: rankOf(before, mark),
      });
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
function decoded(raw: string, inQuery: boolean): string | null {
  try {
    return decodeURIComponent(inQuery ? raw.replaceAll('+', ' ') : raw);
  } catch {
    return null;
  }
}

function mostLikely(parts: readonly AddressPart[]): AddressPart | undefined {
  return parts
    .filter(({ rank, text }) => rank < unlikely && text !== null && searchTerms(text) !== '')
    .sort((a, b) => a.rank - b.rank || b.start - a.start)[0];
}

/** The most likely part with these search terms, ignoring case; the last one of equally likely ones. */
function containing(parts: readonly AddressPart[], words: string): AddressPart | undefined {
  const wanted = normalised(words);
  if (wanted === '') return undefined;
  return (
    parts
      // Some portals read a plus sign in a path as a space.
      .filter(
        ({ text }) => text !== null && [text, text.replaceAll('+', ' ')].map(normalised).includes(wanted),
      )
      .sort((a, b) => a.rank - b.rank || b.start - a.start)[0]
  );
}

function normalised(words: string): string {
  return searchTerms(words).normalize('NFC').toLowerCase();
}
