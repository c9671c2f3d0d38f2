import { nameWords, plainName } from './person.ts';
import type { KeyedUser } from './user.ts';

/** People in the order of their names, with the words by which each is found: made once, asked at every keystroke. */
export type SearchIndex<One = KeyedUser> = readonly { readonly one: One; readonly words: string }[];

export function searchIndex(users: readonly KeyedUser[]): SearchIndex {
  return indexOf(users, ({ user }) => `${user.lastName} ${user.firstName}`);
}

/** An index of anything that has a name. */
export function indexOf<One>(people: readonly One[], nameOf: (one: One) => string): SearchIndex<One> {
  return (
    people
      .map((one) => ({ one, name: plainName(nameOf(one)) }))
      // By the letters themselves: for 10 000 names a collator takes about five times as long.
      .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
      .map(({ one, name }) => ({ one, words: ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')}` }))
  );
}

/**
 * The first people whose name has words that begin with each of the typed ones, whatever the accents, case and order.
 * Nothing typed finds everybody.
 */
export function searchUsers<One>(index: SearchIndex<One>, typed: string, most: number): readonly One[] {
  const beginnings = nameWords(typed).map((word) => ` ${word}`);
  const found: One[] = [];
  for (const { one, words } of index) {
    if (found.length >= most) break;
    if (beginnings.every((beginning) => words.includes(beginning))) found.push(one);
  }
  return found;
}
