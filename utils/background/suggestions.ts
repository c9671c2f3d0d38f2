import { reportFailure } from '../browser/log.ts';
import type { CurrentUser, PersonKey } from '../domain/person.ts';
import { type SearchHit, searchTerms } from '../domain/search.ts';
import type { SearchHistory } from '../domain/search-history.ts';
import type { Suggestions } from '../domain/suggestion.ts';
import { type DatedSuggestion, rankSuggestions } from '../domain/suggestion.ts';
import { whileCurrent } from '../session/user-lock.ts';
import {
  forgetHistory,
  noteSearch,
  noteSeen,
  purgeHistory,
  readHistory,
} from '../storage/search-history-store.ts';
import { readSettings } from '../storage/settings.ts';
import { viewPortals } from './portal-view.ts';

const emptyHistory: SearchHistory = { searches: [], seen: [] };

/**
 * Suggestions for the typed text from the user's loans and, on their own computer, from their search history. Sends no
 * request. When the history cannot be read, the loans alone are suggested.
 */
export async function suggest(user: CurrentUser | null, typed: string): Promise<Suggestions> {
  const keepsPast = await isOwnComputer();
  if (user === null) return { items: [], keepsPast };
  const dated = await Promise.all([suggestLoans(user), keepsPast ? suggestHistory(user) : []]);
  const usable = dated.flat().filter(({ suggestion }) => suggestion.terms !== '');
  return { items: rankSuggestions(usable, searchTerms(typed)), keepsPast };
}

/** Adds a search to the history, on the user's own computer only. Never rejects. */
export function recordSearch(user: CurrentUser, terms: string): Promise<void> {
  return record(user, (person) => noteSearch(person, terms, Date.now()));
}

/** Adds the records that a search has shown to the history, on the user's own computer only. Never rejects. */
export function recordHits(user: CurrentUser, terms: string, hits: readonly SearchHit[]): Promise<void> {
  return record(user, (person) => noteSeen(person, terms, hits, Date.now()));
}

/** Deletes outdated history; on a shared computer all of it, in case the change of the setting could not do so. */
export async function tidyHistory(): Promise<void> {
  if (await isOwnComputer()) await purgeHistory(Date.now());
  else await forgetHistory();
}

async function suggestLoans(user: CurrentUser): Promise<readonly DatedSuggestion[]> {
  const portals = await viewPortals(user);
  return portals.flatMap(({ loans }) =>
    loans.loans.map(({ title, recordAddress, borrowedOn }) => ({
      suggestion: { kind: 'loan', terms: searchTerms(title), address: recordAddress },
      at: borrowedOn === null ? 0 : Date.parse(borrowedOn),
    })),
  );
}

async function suggestHistory(user: CurrentUser): Promise<readonly DatedSuggestion[]> {
  const { searches, seen } = await readHistory(user.key, Date.now()).catch((error: unknown) => {
    reportFailure(error);
    return emptyHistory;
  });
  return [
    ...searches.map(({ terms, searchedAt }) => ({
      suggestion: { kind: 'past-search', terms } as const,
      at: searchedAt,
    })),
    ...seen.map(({ title, recordAddress, seenAt }) => ({
      suggestion: { kind: 'seen', terms: searchTerms(title), address: recordAddress } as const,
      at: seenAt,
    })),
  ];
}

/** The setting is read under the user lock: it may change up to the last moment. */
async function record(user: CurrentUser, write: (person: PersonKey) => Promise<void>): Promise<void> {
  try {
    await whileCurrent(user, async () => {
      if (await isOwnComputer()) await write(user.key);
    });
  } catch (error) {
    reportFailure(error);
  }
}

async function isOwnComputer(): Promise<boolean> {
  return (await readSettings()).computer === 'own';
}
