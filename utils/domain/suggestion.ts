import { plainName } from './person.ts';

/** A search suggested while typing, from data in this browser only; choosing it searches its terms. */
export type Suggestion =
  | { readonly kind: 'past-search'; readonly terms: string }
  /** The title of a document that the user has borrowed, or has seen among results. */
  | {
      readonly kind: 'loan' | 'seen';
      readonly terms: string;
      /** The record's page on the portal; null when unknown. */
      readonly address: string | null;
    };

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** False on a shared computer: searches are not stored there. */
  readonly keepsPast: boolean;
}

/** A suggestion with the moment of its last use. */
export interface DatedSuggestion {
  readonly suggestion: Suggestion;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export const mostSuggestions = 8;

/** Of several with the same words the first kind is suggested, so that past searches can be found and deleted. */
const kinds: readonly Suggestion['kind'][] = ['past-search', 'loan', 'seen'];

interface Candidate extends DatedSuggestion {
  readonly plain: string;
}

/**
 * At most eight suggestions without duplicates that match the typed text, ignoring accents and case: first those that
 * begin with it, then those in which each typed word begins a word; the latest first. An empty text matches all, past
 * searches before the rest, since one search adds more seen records than there is room for.
 */
export function rankSuggestions(known: readonly DatedSuggestion[], typed: string): readonly Suggestion[] {
  const plainTyped = plain(typed);
  const words = wordsOf(plainTyped);
  const rankOf = (candidate: Candidate) => {
    if (plainTyped === '') return candidate.suggestion.kind === 'past-search' ? 0 : 1;
    if (candidate.plain.startsWith(plainTyped)) return 0;
    const own = wordsOf(candidate.plain);
    const fits = words.length > 0 && words.every((word) => own.some((other) => other.startsWith(word)));
    return fits ? 1 : null;
  };
  return distinct(known)
    .flatMap((candidate) => {
      const rank = rankOf(candidate);
      return rank === null ? [] : [{ candidate, rank }];
    })
    .sort((a, b) => a.rank - b.rank || b.candidate.at - a.candidate.at)
    .slice(0, mostSuggestions)
    .map(({ candidate }) => candidate.suggestion);
}

function distinct(known: readonly DatedSuggestion[]): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const byKind = kinds.flatMap((kind) => known.filter(({ suggestion }) => suggestion.kind === kind));
  for (const { suggestion, at } of byKind) {
    const candidate = { suggestion, at, plain: plain(suggestion.terms) };
    const before = found.get(candidate.plain);
    if (before === undefined || (before.suggestion.kind === suggestion.kind && before.at < at))
      found.set(candidate.plain, candidate);
  }
  return [...found.values()];
}

function plain(text: string): string {
  return plainName(text).replace(/\s+/g, ' ').trim();
}

function wordsOf(plainText: string): readonly string[] {
  return plainText.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
