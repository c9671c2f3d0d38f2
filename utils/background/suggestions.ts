import type { Now } from '../browser/clock.ts';
import type { Computer } from '../domain/computer.ts';
import type { CurrentUser } from '../domain/person.ts';
import { searchTerms } from '../domain/search.ts';
import type { SearchHistory } from '../domain/search-history.ts';
import type { Suggestions } from '../domain/suggestion.ts';
import { type DatedSuggestion, rankSuggestions } from '../domain/suggestion.ts';
import type { readHistory } from '../storage/search-history-store.ts';
import type { PortalViews } from './portal-view.ts';

export interface SuggestingPorts {
  readonly now: Now;
  readonly views: Pick<PortalViews, 'of'>;
  readonly computer: () => Promise<Computer>;
  readonly readHistory: typeof readHistory;
  /** Told what the browser's database could not give: what is left is suggested. */
  readonly failed: (error: unknown) => void;
}

/** What to suggest to the person who types this; nobody outside this browser is asked. Never throws for the database's sake. */
export type Suggesting = (borrower: CurrentUser | null, typed: string) => Promise<Suggestions>;

const nothing: SearchHistory = { searches: [], seen: [] };

/** Suggestions from the person's loans and, on their own computer, from what they have searched and were shown. */
export function createSuggesting(ports: SuggestingPorts): Suggesting {
  async function fromLoans(borrower: CurrentUser): Promise<readonly DatedSuggestion[]> {
    const portals = await ports.views.of(borrower);
    return portals.flatMap(({ loans }) =>
      loans.loans.map(({ title, recordAddress, borrowedOn }) => ({
        suggestion: { kind: 'loan', terms: searchTerms(title), address: recordAddress },
        at: borrowedOn === null ? 0 : Date.parse(borrowedOn),
      })),
    );
  }

  async function fromHistory(borrower: CurrentUser): Promise<readonly DatedSuggestion[]> {
    const { searches, seen } = await ports.readHistory(borrower.key, ports.now()).catch((error: unknown) => {
      ports.failed(error);
      return nothing;
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

  return async (borrower, typed) => {
    const keepsPast = (await ports.computer()) === 'own';
    if (borrower === null) return { items: [], keepsPast };
    const known = await Promise.all([fromLoans(borrower), keepsPast ? fromHistory(borrower) : []]);
    const usable = known.flat().filter(({ suggestion }) => suggestion.terms !== '');
    return { items: rankSuggestions(usable, searchTerms(typed)), keepsPast };
  };
}
