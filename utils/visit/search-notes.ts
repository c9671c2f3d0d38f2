import type { Borrower } from '../domain/borrower.ts';
import type { Computer } from '../domain/computer.ts';
import type { PersonKey } from '../domain/person.ts';
import type { SearchHit } from '../domain/search.ts';
import type { Now } from '../platform/clock.ts';
import type { noteSearch, noteSeen } from '../storage/search-history-database.ts';
import type { Presence } from './presence.ts';

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
  readonly searched: (borrower: Borrower, terms: string) => Promise<void>;
  /** These records were shown to the person who searched these words. */
  readonly shown: (
    borrower: Borrower,
    terms: string,
    hits: readonly Pick<SearchHit, 'title' | 'recordAddress'>[],
  ) => Promise<void>;
}

export function createSearchNotes(ports: SearchNotesPorts): SearchNotes {
  /** Whose computer it is may be said anew up to the last moment: nobody can say so while the person is held. */
  async function keep(borrower: Borrower, write: (person: PersonKey) => Promise<void>): Promise<void> {
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
