import { plainName } from './person.ts';
import type { Suggestion } from './suggestion.ts';

/** A suggestion with the moment it was last of use, in milliseconds since 1970. */
export interface DatedSuggestion {
  readonly suggestion: Suggestion;
  readonly at: number;
}

export const mostSuggestions = 8;

/** Of several with the same words the first kind is suggested: a past search can then be found and deleted. */
const kinds: readonly Suggestion['kind'][] = ['past-search', 'loan', 'seen'];

interface Candidate extends DatedSuggestion {
  readonly plain: string;
}

/**
 * At most eight of them that fit what was typed, whatever the accents and the case: first those that begin with it,
 * then those in which each typed word begins a word; the latest first, and no words twice. Nothing typed fits
 * all, past searches before the rest: one search shows more records than there is room for.
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
