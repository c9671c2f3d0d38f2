import type { FeedField } from '../domain/feed.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { KeyedUser } from '../domain/user.ts';
import { admit } from './eligibility.ts';
import { profiles } from './feed-profiles.ts';
import { fieldValue, isBlank, legalText } from './field-values.ts';
import { type FeedRecord, openFeed, type ReadFeedFailure } from './read-feed.ts';
import type { FeedOrder, FeedProgress } from './write-feed.ts';

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
 * forbids. Tasks part by part, so that no feed is too long for it, and tells after each how many borrowers of how many
 * were compared. Returns how many borrowers the feed holds.
 */
export function verifyFeed(
  bytes: Uint8Array,
  order: FeedOrder,
  progress?: FeedProgress,
): Result<number, VerifyFailure> {
  const feed = openFeed(bytes);
  if (!feed.ok) return feed;
  if (feed.value.encoding !== order.encoding) return fail({ kind: 'other-encoding' });
  const comparison = new Comparison(order, admit(order.users, order.profile).admitted);
  for (const part of feed.value.parts()) {
    if (!part.ok) return part;
    for (const borrower of part.value) comparison.next(borrower);
    progress?.(comparison.found, comparison.expected);
  }
  const failure = comparison.failure();
  return failure === null ? succeed(comparison.found) : fail(failure);
}

/** Compares borrower by borrower, until there are enough differences; counts them to the end. */
class Comparison {
  found = 0;
  readonly expected: number;
  readonly #order: FeedOrder;
  readonly #admitted: readonly number[];
  readonly #differences: FieldDifference[] = [];
  #otherOrderAt: number | null = null;

  constructor(order: FeedOrder, admitted: readonly number[]) {
    this.#order = order;
    this.#admitted = admitted;
    this.expected = admitted.length;
  }

  next(borrower: FeedRecord): void {
    const at = this.#admitted[this.found];
    this.found += 1;
    if (at === undefined || this.#otherOrderAt !== null || this.#differences.length >= mostDifferences)
      return;
    const keyed = this.#order.users[at];
    if (keyed === undefined) throw new RangeError('a place without a user');
    const meant = meantBy(keyed, this.#order);
    this.#differences.push(...differencesOf(at, meant, borrower));
    if (this.#differences.length === 0 && !inSameOrder(meant, borrower)) this.#otherOrderAt = at;
  }

  failure(): VerifyFailure | null {
    const { found, expected } = this;
    if (found !== expected) return { kind: 'other-count', expected, found };
    if (this.#otherOrderAt !== null) return { kind: 'other-order', at: this.#otherOrderAt };
    if (this.#differences.length === 0) return null;
    return { kind: 'differs', differences: this.#differences.slice(0, mostDifferences) };
  }
}

function meantBy(keyed: KeyedUser, { profile, password }: FeedOrder): FeedRecord {
  const meant = new Map<FeedField, string>();
  for (const { name, presence } of profiles[profile]) {
    const value = fieldValue(name, keyed, password);
    if (presence !== 'optional' || !isBlank(value)) meant.set(name, legalText(value));
  }
  return meant;
}

function differencesOf(at: number, meant: FeedRecord, found: FeedRecord): readonly FieldDifference[] {
  const differences: FieldDifference[] = [];
  for (const [field, expected] of meant) {
    const value = found.get(field);
    if (value !== expected) differences.push({ at, field, expected, found: value ?? null });
  }
  for (const [field, value] of found)
    if (!meant.has(field)) differences.push({ at, field, expected: null, found: value });
  return differences;
}

function inSameOrder(meant: FeedRecord, found: FeedRecord): boolean {
  const names = [...found.keys()];
  return [...meant.keys()].every((name, i) => name === names[i]);
}
