import { z } from 'zod';
import type { DatedReading } from '../domain/known-loans.ts';
import type { Loan, LoansFailure, Reservation } from '../domain/loan.ts';
import { loanSourceNames } from '../domain/loan-sources.ts';
import type { PersonKey } from '../domain/person.ts';
import { Day } from './domain-fields.ts';
import { recordFormat } from './record-format.ts';

/** One person at one portal. */
export interface Owner {
  readonly person: PersonKey;
  readonly portalId: string;
}

/** The outcome of the last attempts to read one person's loans at one portal. */
export interface RefreshAttempt {
  /** Milliseconds since 1970. */
  readonly triedAt: number;
  /** Why the last attempt failed; null when it succeeded. */
  readonly failure: LoansFailure | null;
  /** Failed attempts since the last success or the start of the day. */
  readonly failures: number;
}

const OwnerFields = z.object({
  person: z.string().transform((key) => key as PersonKey),
  portalId: z.string(),
}) satisfies z.ZodType<Owner>;

const LoanRecord = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['current', 'late', 'returned']),
  borrowedOn: Day.nullable(),
  dueOn: Day.nullable(),
  returnedOn: Day.nullable(),
  recordAddress: z.url({ protocol: /^https$/ }).nullable(),
  callNumber: z.string().nullable(),
  mediaType: z.string().nullable(),
}) satisfies z.ZodType<Loan>;

const ReservationRecord = z.object({
  id: z.string(),
  title: z.string(),
  recordAddress: z.url({ protocol: /^https$/ }).nullable(),
  mediaType: z.string().nullable(),
  reservedOn: Day.nullable(),
  availableUntil: Day.nullable(),
  rank: z.number().nullable(),
}) satisfies z.ZodType<Reservation>;

/** What one source reported last. Readings of a source that this release does not know are skipped. */
export const readingFormat = recordFormat<Owner & DatedReading>(
  z.object({
    ...OwnerFields.shape,
    source: z.enum(loanSourceNames),
    readAt: z.number(),
    loans: z.array(LoanRecord),
    reservations: z.array(ReservationRecord),
  }),
  [supportToMediaType],
);

const Items = z.array(z.looseObject({ support: z.unknown() }));
const FirstReading = z.looseObject({ loans: Items, reservations: Items });

/** Version 1 names the media type `support`. */
function supportToMediaType(record: unknown): unknown {
  const first = FirstReading.safeParse(record);
  if (!first.success) return record;
  const renamed = (items: z.infer<typeof Items>) =>
    items.map(({ support, ...item }) => ({ ...item, mediaType: support }));
  return {
    ...first.data,
    loans: renamed(first.data.loans),
    reservations: renamed(first.data.reservations),
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

export const attemptFormat = recordFormat<Owner & RefreshAttempt>(
  z.object({
    ...OwnerFields.shape,
    triedAt: z.number(),
    failure: Failure.nullable(),
    failures: z.number(),
  }),
);

/** Whose a record is, also of one whose other fields cannot be read. */
export const ownerFormat = recordFormat<Owner>(OwnerFields);
