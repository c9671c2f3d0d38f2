import { nameWords, plainName } from './person.ts';
import type { KeyedUser } from './user.ts';

/** People sorted by name, each with their normalised words; built once and searched at each keystroke. */
export type SearchIndex<One = KeyedUser> = readonly { readonly one: One; readonly words: string }[];

export function searchIndex(users: readonly KeyedUser[]): SearchIndex {
  return indexOf(users, ({ user }) => `${user.lastName} ${user.firstName}`);
}

/** Builds an index of any items with names. */
export function indexOf<One>(people: readonly One[], nameOf: (one: One) => string): SearchIndex<One> {
  return (
    people
      .map((one) => ({ one, name: plainName(nameOf(one)) }))
      // By code unit: for 10 000 names a collator takes about five times as long.
      .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
      .map(({ one, name }) => ({ one, words: ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')}` }))
  );
}

/**
 * The first `most` people whose name has, for each typed word, a word that begins with it, regardless of accents, case
 * and order. An empty query matches all.
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
