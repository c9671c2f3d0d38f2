import { type CalendarDate, daysBetween } from '../domain/calendar-date.ts';
import { isLate } from '../domain/loan.ts';
import type { PanelPortal } from '../domain/panel.ts';
import type { Badge } from '../domain/reminder.ts';

const soonDays = 2;

/** Null where nothing presses. */
export function badgeOf(portals: readonly PanelPortal[], today: CalendarDate): Badge | null {
  const loans = portals.flatMap((portal) => portal.loans.loans.filter(({ state }) => state !== 'returned'));
  const late = loans.filter((loan) => isLate(loan, today)).length;
  if (late > 0) return { kind: 'late', count: late };
  const soon = loans.filter(({ dueOn }) => dueOn !== null && daysBetween(today, dueOn) <= soonDays).length;
  return soon > 0 ? { kind: 'soon', count: soon } : null;
}
