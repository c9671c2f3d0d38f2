import type { FeedField } from '../domain/feed-field.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { KeyedUser } from '../domain/user.ts';
import { admit } from './admission.ts';
import { fieldValue } from './field-values.ts';
import { isBlank, legalText } from './legal-text.ts';
import { profiles } from './profiles.ts';
import { type Borrower, type ReadFeedFailure, readFeed } from './read-feed.ts';
import type { FeedOrder } from './write-feed.ts';

/** A field that does not say what was meant; `found` is null where it is missing, `expected` where it is too many. */
interface FieldDifference {
  /** Place of the user in the order, counted from 0. */
  readonly at: number;
  readonly field: FeedField;
  readonly expected: string | null;
  readonly found: string | null;
}

export type VerifyFailure =
  | ReadFeedFailure
  | { readonly kind: 'other-encoding' }
  | { readonly kind: 'other-count'; readonly expected: number; readonly found: number }
  /** The fields of these users stand in another order than the profile's. */
  | { readonly kind: 'other-order'; readonly at: number }
  /** The first differences, twenty at most. */
  | { readonly kind: 'differs'; readonly differences: readonly FieldDifference[] };

const mostDifferences = 20;

/**
 * Parses a feed again and compares every field with what its order means: the texts without the characters that XML
 * forbids. Returns how many borrowers it holds.
 */
export function verifyFeed(bytes: Uint8Array, order: FeedOrder): Result<number, VerifyFailure> {
  const read = readFeed(bytes);
  if (!read.ok) return read;
  const { encoding, borrowers } = read.value;
  if (encoding !== order.encoding) return fail({ kind: 'other-encoding' });
  const { admitted } = admit(order.users, order.profile);
  if (borrowers.length !== admitted.length)
    return fail({ kind: 'other-count', expected: admitted.length, found: borrowers.length });
  const differences: FieldDifference[] = [];
  for (const [i, at] of admitted.entries()) {
    const [keyed, borrower] = [order.users[at], borrowers[i]];
    if (keyed === undefined || borrower === undefined) throw new RangeError('a place without a user');
    const meant = meantBy(keyed, order);
    differences.push(...differencesOf(at, meant, borrower));
    if (differences.length >= mostDifferences) break;
    if (differences.length === 0 && !inSameOrder(meant, borrower)) return fail({ kind: 'other-order', at });
  }
  if (differences.length > 0)
    return fail({ kind: 'differs', differences: differences.slice(0, mostDifferences) });
  return succeed(borrowers.length);
}

function meantBy(keyed: KeyedUser, { profile, password }: FeedOrder): Borrower {
  const meant = new Map<FeedField, string>();
  for (const { name, presence } of profiles[profile]) {
    const value = fieldValue(name, keyed, password);
    if (presence !== 'optional' || !isBlank(value)) meant.set(name, legalText(value));
  }
  return meant;
}

function differencesOf(at: number, meant: Borrower, found: Borrower): readonly FieldDifference[] {
  const differences: FieldDifference[] = [];
  for (const [field, expected] of meant) {
    const value = found.get(field);
    if (value !== expected) differences.push({ at, field, expected, found: value ?? null });
  }
  for (const [field, value] of found)
    if (!meant.has(field)) differences.push({ at, field, expected: null, found: value });
  return differences;
}

function inSameOrder(meant: Borrower, found: Borrower): boolean {
  const names = [...found.keys()];
  return [...meant.keys()].every((name, i) => name === names[i]);
}
