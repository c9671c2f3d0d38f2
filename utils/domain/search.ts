import type { Result } from './result.ts';

/** One record found in the library's catalogue; missing fields are null. */
export interface SearchHit {
  readonly recordId: string;
  readonly title: string;
  readonly author: string | null;
  /** As the portal names it: `Livre`, `DVD`… */
  readonly mediaType: string | null;
  /** The record's page on the portal, always https and on the portal's own origin. */
  readonly recordAddress: string | null;
  readonly callNumber: string | null;
  /** The part of the library where a copy is. */
  readonly place: string | null;
  readonly copies: { readonly total: number; readonly available: number } | null;
  /** Address of the cover image, on a host that serves the portal's images. */
  readonly cover: string | null;
}

export interface SearchResults {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

export type SearchFailure =
  | { readonly kind: 'unreachable' }
  /** The portal asked for a pause, or this browser's own limit of searches per minute is reached. */
  | { readonly kind: 'too-many-requests' }
  /** The portal's search is not the known one; its own results page still works. */
  | { readonly kind: 'unreadable'; readonly detail: string };

/** A cover image in base64. */
export interface CoverPicture {
  /** MIME type. */
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly base64: string;
}

/** The number of records requested at a time. */
export const hitsAtATime = 10;

/** The outcome of a search, or of a request for more of its results. */
export interface SearchOutcome {
  /** As they were searched. */
  readonly terms: string;
  /** The portal's own results page, signed in where the school's sign-on allows it. */
  readonly address: string;
  readonly answer: Result<SearchResults, SearchFailure>;
  /** True when that page was opened in a tab, because the results could not be read for the panel. */
  readonly opened: boolean;
}

/** In characters; longer search terms are truncated. */
export const longestSearch = 200;

/** Normalises typed search terms: one line, at most 200 characters, without control or direction marks and lone surrogates. */
export function searchTerms(typed: string): string {
  const clean = typed
    .toWellFormed()
    .replace(/\uFFFD/g, '')
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(clean).slice(0, longestSearch).join('').trim();
}

/** Whether `searchTerms` leaves anything of the typed text to search. */
export function hasWords(typed: string): boolean {
  return /[^\s\p{C}\uFFFD]/u.test(typed);
}

/** The data of the extension's own search page. */
export interface SearchPage {
  /** The default portal first; empty where none is defined. */
  readonly portals: readonly { readonly id: string; readonly name: string }[];
  /** Whether a tab shows PRONOTE, whose home page has a search box too. */
  readonly pronoteIsOpen: boolean;
}
