import type { Person, PersonKey } from './person.ts';

/** The person at the computer, under the key that stands for them in the database. */
export interface Borrower {
  readonly key: PersonKey;
  readonly person: Person;
  /** Stands for the child whom a parent has selected: what PRONOTE shows then is the child's. */
  readonly childKey?: PersonKey;
}
