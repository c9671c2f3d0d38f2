import type { FeedField, FeedProfile } from '../domain/feed.ts';
import type { KeyedUser } from '../domain/user.ts';
import { profiles } from './feed-profiles.ts';
import { fieldValue } from './field-values.ts';
import { isBlank, xmlText } from './xml-text.ts';

/** A user who is not exported; `at` is their index in the list of users. */
export type LeftOut =
  | { readonly kind: 'empty-field'; readonly at: number; readonly field: FeedField }
  /** Two borrowers of one key would be one at the portal; the user at index `first` is exported. */
  | { readonly kind: 'repeated-key'; readonly at: number; readonly first: number };

export interface Eligibility {
  /** Indices of the users to export, in ascending order. */
  readonly eligible: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

/** Finds the users whom a profile accepts: those with all required fields, once for each key. */
export function checkEligibility(users: readonly KeyedUser[], profile: FeedProfile): Eligibility {
  const required = profiles[profile]
    .filter(({ name, presence }) => presence === 'filled' && name !== 'MOT_DE_PASSE_M')
    .map(({ name }) => name);
  const indexOfKey = new Map<string, number>();
  const eligible: number[] = [];
  const leftOut: LeftOut[] = [];
  for (const [at, keyed] of users.entries()) {
    const reason = emptyField(keyed, at, required) ?? repeatedKey(keyed, at, indexOfKey);
    if (reason === null) eligible.push(at);
    else leftOut.push(reason);
  }
  return { eligible, leftOut };
}

function emptyField(keyed: KeyedUser, at: number, required: readonly FeedField[]): LeftOut | null {
  const field = required.find((name) => isBlank(fieldValue(name, keyed, noPassword)));
  return field === undefined ? null : { kind: 'empty-field', at, field };
}

function repeatedKey({ key }: KeyedUser, at: number, indexOfKey: Map<string, number>): LeftOut | null {
  const written = xmlText(key);
  const first = indexOfKey.get(written);
  if (first !== undefined) return { kind: 'repeated-key', at, first };
  indexOfKey.set(written, at);
  return null;
}

/** Passwords are generated when a feed is written, not here. */
function noPassword(): string {
  return '';
}
