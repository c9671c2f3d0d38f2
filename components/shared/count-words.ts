import { plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { isLate, type Loan } from '../../utils/domain/loan.ts';

/** `5 prêts · 1 en retard`. */
export function countWords(outstanding: readonly Loan[], today: CalendarDate): string {
  const late = lateCount(outstanding, today);
  const all = plural('loans_count', outstanding.length);
  return late === 0 ? all : `${all} · ${plural('loans_late', late)}`;
}

export function lateCount(loans: readonly Loan[], today: CalendarDate): number {
  return loans.filter((loan) => isLate(loan, today)).length;
}
