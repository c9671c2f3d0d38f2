import { addMonths, type CalendarDate } from './calendar-date.ts';
import { type Loan, type LoanSource, type LoansReading, loanSources } from './loan.ts';

/** What one source told, and when: milliseconds since 1970. */
export interface DatedReading extends LoansReading {
  readonly readAt: number;
}

/** What is known of a person's loans from everything that was read. */
export type KnownLoans = DatedReading;

/** e-sidoc keeps returned loans in sight for four months (the e-sidoc manual), and so do we. */
const historyMonths = 4;

/**
 * One view out of the readings of several sources: the freshest one counts, and what it cannot tell (returned loans,
 * reservations, where a book stands) is taken from the freshest of those that can. Null when nothing was ever read.
 */
export function knownLoans(readings: readonly DatedReading[], today: CalendarDate): KnownLoans | null {
  const freshestFirst = [...readings].sort((a, b) => freshness(b) - freshness(a));
  const [freshest, ...others] = freshestFirst;
  if (freshest === undefined) return null;
  const historian = freshestFirst.find(({ source }) => loanSources[source].history);
  const sessionManager = freshestFirst.find(({ source }) => loanSources[source].reservations);
  const outstanding = freshest.loans.filter(isOutstanding).map((loan) => completed(loan, others));
  const returned = (historian?.loans ?? [])
    .filter((loan) => !isOutstanding(loan))
    .filter((loan) => !outstanding.some((other) => isSameLoan(other, loan)));
  return {
    source: freshest.source,
    readAt: freshest.readAt,
    loans: withoutOldHistory([...outstanding, ...returned], today),
    reservations: sessionManager?.reservations ?? [],
  };
}

/** The loans without those that came back more than four months ago. */
export function withoutOldHistory(loans: readonly Loan[], today: CalendarDate): readonly Loan[] {
  const oldest = addMonths(today, -historyMonths);
  return loans.filter(
    (loan) => isOutstanding(loan) || (loan.returnedOn ?? loan.dueOn ?? loan.borrowedOn ?? today) >= oldest,
  );
}

/** How two sources differ about one person's loans: the number of loans that only one of them tells of. */
export interface Disagreement {
  readonly sources: readonly [LoanSource, LoanSource];
  readonly onlyIn: readonly [number, number];
}

/** How far apart two readings may be and still be expected to say the same. */
const sameDayMilliseconds = 86_400_000;

/** Where two sources that were read within a day tell of different loans to be returned; for diagnostics. */
export function disagreements(readings: readonly DatedReading[]): readonly Disagreement[] {
  return readings.flatMap((one, place) =>
    readings.slice(place + 1).flatMap((other): Disagreement[] => {
      if (Math.abs(one.readAt - other.readAt) > sameDayMilliseconds) return [];
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

/** PRONOTE recovers loans once a day, so what its page shows now may be a day old. */
function freshness({ source, readAt }: DatedReading): number {
  return readAt - loanSources[source].lagMilliseconds;
}

function isOutstanding(loan: Loan): boolean {
  return loan.state !== 'returned';
}

/** The loan with what it lacks filled in from other sources' word of the same loan. */
function completed(loan: Loan, others: readonly DatedReading[]): Loan {
  const same = others.flatMap(({ loans }) => loans.filter((other) => isSameLoan(loan, other)));
  const first = <Field extends 'callNumber' | 'support' | 'recordAddress' | 'dueOn'>(field: Field) =>
    loan[field] ?? same.find((other) => other[field] !== null)?.[field] ?? null;
  return {
    ...loan,
    callNumber: first('callNumber'),
    support: first('support'),
    recordAddress: first('recordAddress'),
    dueOn: first('dueOn'),
  };
}

/** Sources give ids of their own: a document borrowed on a day is the same loan everywhere. */
function isSameLoan(a: Loan, b: Loan): boolean {
  if (a.borrowedOn !== b.borrowedOn) return false;
  const sameRecord = a.recordAddress !== null && a.recordAddress === b.recordAddress;
  return sameRecord || a.title === b.title;
}
