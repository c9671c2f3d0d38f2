import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { isLate, type Loan } from './loan.ts';

/** The due date of a loan relative to today, as its text distinguishes it. */
export type DueMoment =
  /** `days` is null for a loan that its source calls late without a past due date. */
  | { readonly kind: 'late'; readonly days: number | null }
  | { readonly kind: 'today' }
  | { readonly kind: 'tomorrow' }
  | { readonly kind: 'soon'; readonly days: number; readonly date: CalendarDate }
  | { readonly kind: 'later'; readonly date: CalendarDate }
  | { readonly kind: 'unknown' };

const soonDays = 7;

export function dueMoment(loan: Pick<Loan, 'state' | 'dueOn'>, today: CalendarDate): DueMoment {
  const days = loan.dueOn === null ? null : daysBetween(today, loan.dueOn);
  if (isLate(loan, today)) return { kind: 'late', days: days !== null && days < 0 ? -days : null };
  if (loan.dueOn === null || days === null) return { kind: 'unknown' };
  if (days === 0) return { kind: 'today' };
  if (days === 1) return { kind: 'tomorrow' };
  return days <= soonDays ? { kind: 'soon', days, date: loan.dueOn } : { kind: 'later', date: loan.dueOn };
}

/** A due date that has not passed yet. */
export type UpcomingDue = Exclude<DueMoment, { kind: 'late' | 'unknown' }>;

export interface NextReturn<Kind extends Loan> {
  /** The number of late loans. */
  readonly late: number;
  /** The earliest upcoming due date, with the loans due on it; null without one. */
  readonly next: { readonly moment: UpcomingDue; readonly loans: readonly Kind[] } | null;
}

/** The next due date among these outstanding loans. */
export function nextReturn<Kind extends Loan>(loans: readonly Kind[], today: CalendarDate): NextReturn<Kind> {
  const moments = loans.map((loan) => ({ loan, moment: dueMoment(loan, today) }));
  const ahead = moments
    .flatMap(({ loan, moment }) =>
      moment.kind === 'late' || moment.kind === 'unknown' || loan.dueOn === null
        ? []
        : [{ loan, moment, dueOn: loan.dueOn }],
    )
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const [first] = ahead;
  return {
    late: moments.filter(({ moment }) => moment.kind === 'late').length,
    next: first
      ? {
          moment: first.moment,
          loans: ahead.filter(({ dueOn }) => dueOn === first.dueOn).map(({ loan }) => loan),
        }
      : null,
  };
}
