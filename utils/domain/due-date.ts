import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { isLate, type Loan } from './loan.ts';

/** When a loan has to be back, seen from today, in the steps that people speak in. */
export type DueMoment =
  /** `days` is null when the source says late but gives no past date. */
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
