import type { Person, PersonKey } from './person.ts';

/** The person at the computer, under the key that stands for them in the database. */
export interface Borrower {
  readonly key: PersonKey;
  readonly person: Person;
}
