import { nameWords, plainName } from './person.ts';
import type { KeyedUser } from './user.ts';

/** Users in the order of their names, with the words by which each is found: made once, asked at every keystroke. */
export type SearchIndex = readonly { readonly one: KeyedUser; readonly words: string }[];

export function searchIndex(users: readonly KeyedUser[]): SearchIndex {
  return (
    users
      .map((one) => ({ one, name: plainName(`${one.user.lastName} ${one.user.firstName}`) }))
      // By the letters themselves: for 10 000 names a collator takes about five times as long.
      .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
      .map(({ one, name }) => ({ one, words: ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')}` }))
  );
}

/**
 * The first users whose name has words that begin with each of the typed ones, whatever the accents, case and order.
 * Nothing typed finds everybody.
 */
export function searchUsers(index: SearchIndex, typed: string, most: number): readonly KeyedUser[] {
  const beginnings = nameWords(typed).map((word) => ` ${word}`);
  const found: KeyedUser[] = [];
  for (const { one, words } of index) {
    if (found.length >= most) break;
    if (beginnings.every((beginning) => words.includes(beginning))) found.push(one);
  }
  return found;
}
