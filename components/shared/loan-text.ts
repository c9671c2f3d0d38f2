import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { DueMoment } from '../../utils/domain/due-date.ts';
import { isLate, type Loan } from '../../utils/domain/loan.ts';
import type { LoansView } from '../../utils/domain/panel.ts';
import { snakeCase } from '../../utils/domain/snake-case.ts';
import { showsLoans } from '../../utils/domain/visible-loans.ts';
import { ageText, dayText } from './day-text.ts';

/** `5 prêts · 1 en retard`. */
export function countText(outstanding: readonly Loan[], today: CalendarDate): string {
  const late = lateCount(outstanding, today);
  const all = plural('loans_count', outstanding.length);
  return late === 0 ? all : `${all} · ${plural('loans_late', late)}`;
}

export function lateCount(loans: readonly Loan[], today: CalendarDate): number {
  return loans.filter((loan) => isLate(loan, today)).length;
}

/** `À rendre demain`. */
export function dueText(moment: DueMoment, today: CalendarDate): string {
  switch (moment.kind) {
    case 'late':
      return moment.days === null ? message('due_late_unknown') : plural('due_late', moment.days);
    case 'soon':
      return message('due_soon', String(moment.days), dayText(moment.date, today));
    case 'later':
      return message('due_later', dayText(moment.date, today));
    default:
      return message(`due_${moment.kind}`);
  }
}

/**
 * The loans' source and age; empty when no loans are shown. Without the age when the last read failed: the notice
 * above the loans contains it.
 */
export function sourceText(loans: LoansView, now: number): string {
  const { source, readAt, failure } = loans;
  if (source === null || readAt === null || !showsLoans(loans)) return '';
  const name = message(`source_${snakeCase(source)}`);
  return failure === null
    ? message('panel_source_age', name, ageText(readAt, now))
    : message('panel_source', name);
}
