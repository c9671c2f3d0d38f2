/** One record found in the library's catalogue; whatever the portal left out is null. */
export interface SearchHit {
  readonly recordId: string;
  readonly title: string;
  readonly author: string | null;
  /** Kind of document, in the portal's words. */
  readonly support: string | null;
  /** The record's page on the portal, always https and on the portal's own origin. */
  readonly recordAddress: string | null;
  readonly callNumber: string | null;
  /** Where in the library it stands. */
  readonly place: string | null;
  readonly copies: { readonly total: number; readonly available: number } | null;
}

export interface SearchResults {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

export type SearchFailure =
  | { readonly kind: 'unreachable' }
  /** The portal asked for a pause. */
  | { readonly kind: 'too-many-requests' }
  /** The portal offers no search that could be understood: its own results page still works. */
  | { readonly kind: 'unreadable'; readonly detail: string };

/** The longest text that is sent to a portal; longer ones are cut at this many characters. */
export const longestSearch = 200;

/** Typed words as they are searched: one line, no control or direction marks, no lone surrogate, at most 200 characters. */
export function searchTerms(typed: string): string {
  const clean = typed
    .toWellFormed()
    .replace(/\uFFFD/g, '')
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(clean).slice(0, longestSearch).join('').trim();
}
