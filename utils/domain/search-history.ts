import type { SearchHit } from './search.ts';

/** Words that a person has searched, and when: milliseconds since 1970. */
interface PastSearch {
  readonly terms: string;
  readonly searchedAt: number;
}

/** A record that was shown among the results of a search, and when: milliseconds since 1970. */
interface SeenRecord extends Pick<SearchHit, 'title' | 'recordAddress'> {
  readonly seenAt: number;
}

export interface SearchHistory {
  readonly searches: readonly PastSearch[];
  readonly seen: readonly SeenRecord[];
}

const keptMilliseconds = 30 * 86_400_000;

/** How far a clock may have been set back since, as clocks are that are set by the network. */
const clockSlackMilliseconds = 60_000;

/**
 * Whether what was noted at this moment is still remembered: for 30 days, never longer. A moment that is still to come
 * was noted under a clock that was wrong, and nobody knows how old it is.
 */
export function isRemembered(notedAt: number, now: number): boolean {
  const age = now - notedAt;
  return age >= -clockSlackMilliseconds && age < keptMilliseconds;
}
