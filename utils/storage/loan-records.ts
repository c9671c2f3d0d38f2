import { z } from 'zod';
import type { DatedReading } from '../domain/known-loans.ts';
import type { Loan, LoansFailure, Reservation } from '../domain/loan.ts';
import { loanSourceNames } from '../domain/loan-sources.ts';
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
const Source = z.enum(loanSourceNames);

/** The media type is stored under the name that this field had at first, `support`. */
const StoredMediaType = z.object({ support: z.string().nullable() });

function withMediaType<Item extends z.infer<typeof StoredMediaType>>({ support, ...item }: Item) {
  return { ...item, mediaType: support };
}

function withStoredMediaType<Item extends { readonly mediaType: string | null }>({
  mediaType,
  ...item
}: Item) {
  return { ...item, support: mediaType };
}

const LoanRecord = StoredMediaType.extend({
  id: z.string(),
  title: z.string(),
  state: z.enum(['current', 'late', 'returned']),
  borrowedOn: Day.nullable(),
  dueOn: Day.nullable(),
  returnedOn: Day.nullable(),
  recordAddress: z.url({ protocol: /^https$/ }).nullable(),
  callNumber: z.string().nullable(),
}).transform(withMediaType) satisfies z.ZodType<Loan>;

const ReservationRecord = StoredMediaType.extend({
  id: z.string(),
  title: z.string(),
  recordAddress: z.url({ protocol: /^https$/ }).nullable(),
  reservedOn: Day.nullable(),
  availableUntil: Day.nullable(),
  rank: z.number().nullable(),
}).transform(withMediaType) satisfies z.ZodType<Reservation>;

export const Reading = z.object({
  source: Source,
  readAt: z.number(),
  loans: z.array(LoanRecord),
  reservations: z.array(ReservationRecord),
}) satisfies z.ZodType<DatedReading>;

/** The reading as it is stored; what `Reading` parses. */
export function readingRecord<Dated extends DatedReading>(reading: Dated) {
  return {
    ...reading,
    loans: reading.loans.map(withStoredMediaType),
    reservations: reading.reservations.map(withStoredMediaType),
  };
}

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
