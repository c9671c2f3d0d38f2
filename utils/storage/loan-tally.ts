import type { Tally } from '../domain/erasure.ts';
import type { DatedReading } from '../domain/known-loans.ts';
import type { Owner } from './loan-records.ts';

/** Everything that is kept in the loans database, whosever it is. */
export interface LoanContents {
  readonly readings: readonly (Owner & DatedReading)[];
  readonly attempts: readonly Owner[];
  /** Past searches, and records that they showed. */
  readonly searches: number;
  /** Records of no known shape, or of a store that only another version knows. */
  readonly others: number;
}

/**
 * How many loans and reservations these are, as people count them: what two sources tell of one person at one portal
 * is counted once, by the source that tells more.
 */
export function tallyOf({ readings, attempts, searches, others }: LoanContents): Tally {
  const byOwner = Map.groupBy(readings, ({ person, portalId }) => JSON.stringify([person, portalId]));
  const most = (count: (reading: DatedReading) => number) =>
    [...byOwner.values()].reduce((sum, told) => sum + Math.max(...told.map(count)), 0);
  return {
    loans: most(({ loans }) => loans.length),
    reservations: most(({ reservations }) => reservations.length),
    readings: readings.length + attempts.length,
    searches,
    others,
  };
}
