import type { FeedField, FeedProfile } from '../domain/feed.ts';
import type { KeyedUser } from '../domain/user.ts';
import { profiles } from './feed-profiles.ts';
import { fieldValue, isBlank, legalText } from './field-values.ts';

/** Somebody who does not go out, by their place in the list of users, counted from 0, and why. */
export type LeftOut =
  | { readonly kind: 'empty-field'; readonly at: number; readonly field: FeedField }
  /** Two borrowers under one key would be one at the portal; `first` goes out. */
  | { readonly kind: 'repeated-key'; readonly at: number; readonly first: number };

export interface Admission {
  /** Places of the users who go out, in their order. */
  readonly admitted: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

/** Who of the users goes out in a profile: everybody who has what it requires, once for each key. */
export function admit(users: readonly KeyedUser[], profile: FeedProfile): Admission {
  const required = profiles[profile]
    .filter(({ name, presence }) => presence === 'filled' && name !== 'MOT_DE_PASSE_M')
    .map(({ name }) => name);
  const placeOfKey = new Map<string, number>();
  const admitted: number[] = [];
  const leftOut: LeftOut[] = [];
  for (const [at, keyed] of users.entries()) {
    const refusal = emptyField(keyed, at, required) ?? repeatedKey(keyed, at, placeOfKey);
    if (refusal === null) admitted.push(at);
    else leftOut.push(refusal);
  }
  return { admitted, leftOut };
}

function emptyField(keyed: KeyedUser, at: number, required: readonly FeedField[]): LeftOut | null {
  const field = required.find((name) => isBlank(fieldValue(name, keyed, noPassword)));
  return field === undefined ? null : { kind: 'empty-field', at, field };
}

function repeatedKey({ key }: KeyedUser, at: number, placeOfKey: Map<string, number>): LeftOut | null {
  const written = legalText(key);
  const first = placeOfKey.get(written);
  if (first !== undefined) return { kind: 'repeated-key', at, first };
  placeOfKey.set(written, at);
  return null;
}

/** A password is made when a feed is written, not when its users are chosen. */
function noPassword(): string {
  return '';
}
