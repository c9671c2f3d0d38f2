import type { SearchHit } from './search.ts';

/** A search that a person has made. */
interface PastSearch {
  readonly terms: string;
  /** Milliseconds since 1970. */
  readonly searchedAt: number;
}

/** A record that a person has seen among the results of a search. */
interface SeenRecord extends Pick<SearchHit, 'title' | 'recordAddress'> {
  /** Milliseconds since 1970. */
  readonly seenAt: number;
}

export interface SearchHistory {
  readonly searches: readonly PastSearch[];
  readonly seen: readonly SeenRecord[];
}

const retentionMs = 30 * 86_400_000;

/** How far the clock may have been set back since, as time synchronisation does. */
const clockSlackMs = 60_000;

/**
 * Whether an entry of the search history is still valid: for 30 days. An entry from the future was made under a wrong
 * clock, so that its age is unknown: it is not.
 */
export function isRemembered(notedAt: number, now: number): boolean {
  const age = now - notedAt;
  return age >= -clockSlackMs && age < retentionMs;
}
