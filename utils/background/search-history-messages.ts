import type { Now } from '../browser/clock.ts';
import type { Computer } from '../domain/computer.ts';
import type { CurrentUser, Person, PersonKey } from '../domain/person.ts';
import { type SearchHit, searchTerms } from '../domain/search.ts';
import type { Handlers } from '../messaging/server.ts';
import type { forgetSearches, noteSearch, noteSeen } from '../storage/search-history-store.ts';
import type { Presence } from './current-user.ts';
import { isSamePerson } from './portal-view.ts';
import type { Suggesting } from './suggestions.ts';

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
  async function here(person: Person | undefined): Promise<CurrentUser | null> {
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

export interface SearchNotesPorts {
  readonly now: Now;
  readonly presence: Pick<Presence, 'whileCurrent'>;
  /** Whose this computer is, as it stands now. */
  readonly computer: () => Promise<Computer>;
  readonly noteSearch: typeof noteSearch;
  readonly noteSeen: typeof noteSeen;
  /** Told what the browser's database refused to do: a search goes on without. */
  readonly failed: (error: unknown) => void;
}

/** What is remembered of searches: on the person's own computer only, and only while they are at it. Neither throws. */
export interface SearchNotes {
  readonly searched: (borrower: CurrentUser, terms: string) => Promise<void>;
  /** These records were shown to the person who searched these words. */
  readonly shown: (
    borrower: CurrentUser,
    terms: string,
    hits: readonly Pick<SearchHit, 'title' | 'recordAddress'>[],
  ) => Promise<void>;
}

export function createSearchNotes(ports: SearchNotesPorts): SearchNotes {
  /** Whose computer it is may be said anew up to the last moment: nobody can say so while the person is held. */
  async function keep(borrower: CurrentUser, write: (person: PersonKey) => Promise<void>): Promise<void> {
    try {
      await ports.presence.whileCurrent(borrower, async () => {
        if ((await ports.computer()) === 'own') await write(borrower.key);
      });
    } catch (error) {
      ports.failed(error);
    }
  }

  return {
    searched: (borrower, terms) => keep(borrower, (person) => ports.noteSearch(person, terms, ports.now())),
    shown: (borrower, terms, hits) =>
      keep(borrower, (person) => ports.noteSeen(person, terms, hits, ports.now())),
  };
}
