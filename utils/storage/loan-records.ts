import { z } from 'zod';
import type { DatedReading } from '../domain/known-loans.ts';
import {
  type Loan,
  type LoanSource,
  type LoansFailure,
  loanSources,
  type Reservation,
} from '../domain/loan.ts';
import type { PersonKey } from '../domain/person.ts';
import { Day } from './domain-fields.ts';

/** One person at one portal. */
export interface Owner {
  readonly person: PersonKey;
  readonly portalId: string;
}

/** How the last tries to read one person's loans at one portal ended. */
export interface RefreshAttempt {
  /** Milliseconds since 1970. */
  readonly triedAt: number;
  /** Why the last try failed; null when it succeeded. */
  readonly failure: LoansFailure | null;
  /** Failed tries since the last success or the beginning of the day. */
  readonly failures: number;
}

/** A source of today; a later version may know others. */
const Source = z.enum(Object.keys(loanSources) as [LoanSource, ...LoanSource[]]);
const LoanRecord = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['current', 'late', 'returned']),
  borrowedOn: Day.nullable(),
  dueOn: Day.nullable(),
  returnedOn: Day.nullable(),
  recordAddress: z.url({ protocol: /^https$/ }).nullable(),
  callNumber: z.string().nullable(),
  support: z.string().nullable(),
}) satisfies z.ZodType<Loan>;

const ReservationRecord = z.object({
  id: z.string(),
  title: z.string(),
  recordAddress: z.url({ protocol: /^https$/ }).nullable(),
  support: z.string().nullable(),
  reservedOn: Day.nullable(),
  availableUntil: Day.nullable(),
  rank: z.number().nullable(),
}) satisfies z.ZodType<Reservation>;

export const Reading = z.object({
  source: Source,
  readAt: z.number(),
  loans: z.array(LoanRecord),
  reservations: z.array(ReservationRecord),
}) satisfies z.ZodType<DatedReading>;

const Failure = z.union([
  z.object({ kind: z.literal('unreadable'), detail: z.string() }),
  z.object({ kind: z.literal('paused'), forMilliseconds: z.number().nullable() }),
  z.object({
    kind: z.enum([
      'not-signed-in',
      'not-linked',
      'someone-else',
      'unproven',
      'expired-session',
      'foreign-session',
      'unknown-borrower',
      'not-allowed',
      'unreachable',
      'not-permitted',
      'extension-failed',
    ]),
  }),
]) satisfies z.ZodType<LoansFailure>;

export const Attempt = z.object({
  triedAt: z.number(),
  failure: Failure.nullable(),
  failures: z.number(),
}) satisfies z.ZodType<RefreshAttempt>;

/** Whose a stored record is. */
export const OwnedBy = z.object({
  person: z.string().transform((key) => key as PersonKey),
  portalId: z.string(),
}) satisfies z.ZodType<Owner>;

/** A stored reading with whose it is. */
export const OwnedReading = Reading.extend(OwnedBy.shape) satisfies z.ZodType<Owner & DatedReading>;
