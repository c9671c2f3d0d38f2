import type { Borrower } from '../domain/borrower.ts';
import type { Person } from '../domain/person.ts';
import { searchTerms } from '../domain/search.ts';
import type { Handlers } from '../messaging/server.ts';
import type { forgetSearches } from '../storage/search-history-database.ts';
import { isSamePerson } from './portal-views.ts';
import type { Presence } from './presence.ts';
import type { SearchNotes } from './search-notes.ts';
import type { Suggesting } from './suggesting.ts';

export interface SearchAnswersPorts {
  readonly presence: Pick<Presence, 'current' | 'whileCurrent'>;
  readonly suggest: Suggesting;
  readonly forgetSearches: typeof forgetSearches;
  readonly notes: SearchNotes;
}

type SearchHandlers = Pick<Handlers, 'search.suggest' | 'search.forget' | 'panel.search'>;

/**
 * Answers the search box while somebody types, and remembers what they search: of the person at the computer only,
 * whatever a tab says that was left open. `search` is what answers the search itself.
 */
export function createSearchAnswers(
  ports: SearchAnswersPorts,
  search: Handlers['panel.search'],
): SearchHandlers {
  /** The person at the computer, if this is who they are. */
  async function here(person: Person | undefined): Promise<Borrower | null> {
    if (person === undefined) return null;
    const borrower = await ports.presence.current();
    return borrower !== null && isSamePerson(borrower.person, person) ? borrower : null;
  }

  return {
    'search.suggest': async ({ person, terms }) => ports.suggest(await here(person), terms),

    async 'search.forget'({ person, terms }) {
      const borrower = await here(person);
      if (borrower === null) return null;
      await ports.presence.whileCurrent(borrower, () =>
        ports.forgetSearches(borrower.key, terms === null ? null : searchTerms(terms)),
      );
      return null;
    },

    async 'panel.search'(input, sender) {
      const terms = searchTerms(input.terms);
      const borrower = terms === '' ? null : await here(input.person);
      if (borrower === null) return search(input, sender);
      const [outcome] = await Promise.all([search(input, sender), ports.notes.searched(borrower, terms)]);
      if (outcome.answer.ok) await ports.notes.shown(borrower, terms, outcome.answer.value.hits);
      return outcome;
    },
  };
}
