import { addMonths, type CalendarDate } from './calendar-date.ts';
import type { Loan, LoansReading } from './loan.ts';
import { type LoanSource, loanSources } from './loan-sources.ts';

/** What one source returned. */
export interface DatedReading extends LoansReading {
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

/** As long as e-sidoc shows returned loans (the e-sidoc manual). */
const historyMonths = 4;

/**
 * Merges the readings of several sources: the most recent one counts, and what its source does not provide (returned
 * loans, reservations, call numbers) comes from the most recent source that does. Null without a reading.
 */
export function knownLoans(readings: readonly DatedReading[], today: CalendarDate): DatedReading | null {
  const newestFirst = [...readings].sort((a, b) => dataTime(b) - dataTime(a));
  const [newest, ...others] = newestFirst;
  if (newest === undefined) return null;
  const withHistory = newestFirst.find(({ source }) => loanSources[source].history);
  const withReservations = newestFirst.find(({ source }) => loanSources[source].reservations);
  const outstanding = newest.loans.filter(isOutstanding).map((loan) => completed(loan, others));
  const returned = (withHistory?.loans ?? [])
    .filter((loan) => !isOutstanding(loan))
    .filter((loan) => !outstanding.some((other) => isSameLoan(other, loan)));
  return {
    source: newest.source,
    readAt: newest.readAt,
    loans: withoutOldHistory([...outstanding, ...returned], today),
    reservations: withReservations?.reservations ?? [],
  };
}

/** Removes the loans that were returned more than four months ago. */
export function withoutOldHistory(loans: readonly Loan[], today: CalendarDate): readonly Loan[] {
  const oldest = addMonths(today, -historyMonths);
  return loans.filter(
    (loan) => isOutstanding(loan) || (loan.returnedOn ?? loan.dueOn ?? loan.borrowedOn ?? today) >= oldest,
  );
}

/** How two sources differ about one person's loans: the number of loans that only one of them lists. */
export interface Disagreement {
  readonly sources: readonly [LoanSource, LoanSource];
  readonly onlyIn: readonly [number, number];
}

/** Readings further apart are not compared: the loans may have changed between them. */
const comparableMs = 86_400_000;

/** The pairs of sources, read within a day, that list different outstanding loans; for diagnostics. */
export function disagreements(readings: readonly DatedReading[]): readonly Disagreement[] {
  return readings.flatMap((one, place) =>
    readings.slice(place + 1).flatMap((other): Disagreement[] => {
      if (Math.abs(one.readAt - other.readAt) > comparableMs) return [];
      const onlyIn = [missing(one, other), missing(other, one)] as const;
      return onlyIn[0] + onlyIn[1] === 0 ? [] : [{ sources: [one.source, other.source], onlyIn }];
    }),
  );
}

function missing(from: DatedReading, inOther: DatedReading): number {
  const others = inOther.loans.filter(isOutstanding);
  return from.loans.filter((loan) => isOutstanding(loan) && !others.some((other) => isSameLoan(loan, other)))
    .length;
}

/** The moment that the data is at least as recent as. */
function dataTime({ source, readAt }: DatedReading): number {
  return readAt - loanSources[source].stalenessMs;
}

function isOutstanding(loan: Loan): boolean {
  return loan.state !== 'returned';
}

/** Fills the loan's missing fields from the same loan in other sources. */
function completed(loan: Loan, others: readonly DatedReading[]): Loan {
  const same = others.flatMap(({ loans }) => loans.filter((other) => isSameLoan(loan, other)));
  const first = <Field extends 'callNumber' | 'mediaType' | 'recordAddress' | 'dueOn'>(field: Field) =>
    loan[field] ?? same.find((other) => other[field] !== null)?.[field] ?? null;
  return {
    ...loan,
    callNumber: first('callNumber'),
    mediaType: first('mediaType'),
    recordAddress: first('recordAddress'),
    dueOn: first('dueOn'),
  };
}

/** Each source has its own ids: loans of one document, borrowed on one day, are the same loan. */
function isSameLoan(a: Loan, b: Loan): boolean {
  if (a.borrowedOn !== b.borrowedOn) return false;
  const sameRecord = a.recordAddress !== null && a.recordAddress === b.recordAddress;
  return sameRecord || a.title === b.title;
}
