import type { Result } from './result.ts';

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
  /** Address of a picture of the cover, on one of the hosts that the portal's pictures come from. */
  readonly cover: string | null;
}

export interface SearchResults {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

export type SearchFailure =
  | { readonly kind: 'unreachable' }
  /** The portal asked for a pause, or this browser has searched as often as it may in a minute. */
  | { readonly kind: 'too-many-requests' }
  /** The portal offers no search that could be understood: its own results page still works. */
  | { readonly kind: 'unreadable'; readonly detail: string };

/** A picture's bytes in base64, and their media type. */
export interface CoverPicture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly base64: string;
}

/** How many records are asked for at a time. */
export const hitsAtATime = 10;

/** What comes of a search, or of asking for more of it. */
export interface SearchOutcome {
  /** The words as they were searched. */
  readonly terms: string;
  /** The portal's own page of all the results, signed in where the school's sign-on allows it. */
  readonly address: string;
  readonly answer: Result<SearchResults, SearchFailure>;
  /** True when that page was opened in a tab, since the portal offers nothing to be shown in the panel. */
  readonly opened: boolean;
}

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

/** Whether there is anything to search in what was typed; what passes leaves words in `searchTerms`. */
export function hasWords(typed: string): boolean {
  return /[^\s\p{C}\uFFFD]/u.test(typed);
}

/** What the page on which one searches without PRONOTE shows. */
export interface SearchPage {
  /** The default one first; none where none is set up. */
  readonly portals: readonly { readonly id: string; readonly name: string }[];
  /** Whether a tab shows PRONOTE, on whose home page there is a search box too. */
  readonly pronoteIsOpen: boolean;
}
