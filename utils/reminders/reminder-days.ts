import { addDays, type CalendarDate, daysBetween, localCalendarDate } from '../domain/calendar-date.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';

/** A moment in local time. */
export interface WallMoment {
  readonly today: CalendarDate;
  /** Minutes after midnight. */
  readonly minute: number;
}

export function wallMoment(instant: number): WallMoment {
  const at = new Date(instant);
  return { today: localCalendarDate(at), minute: at.getHours() * 60 + at.getMinutes() };
}

/** Whether reminders may be shown now: not on closed days, nor in the quiet hours. */
export function mayRemind({ today, minute }: WallMoment, rules: ReminderRules): boolean {
  return rules.enabled && isOpenDay(today, rules) && !isQuiet(minute, rules);
}

function isQuiet(minute: number, { quietHours }: ReminderRules): boolean {
  if (quietHours === null) return false;
  const { from, until } = quietHours;
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

function isOpenDay(day: CalendarDate, { closedOn, holidays }: ReminderRules): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return (
    !closedOn.some((closed) => closed === weekday) &&
    !holidays.some(({ from, to }) => from <= day && day <= to)
  );
}

/** Longer than any holidays: when no day is open for so long, there are no reminders. */
const maxSearchDays = 400;

/** The nearest open day before (-1) or after (1) this one, itself included; null when there is none. */
function nearestOpenDay(day: CalendarDate, step: -1 | 1, rules: ReminderRules): CalendarDate | null {
  for (let moved = 0; moved < maxSearchDays; moved += 1) {
    const candidate = addDays(day, step * moved);
    if (isOpenDay(candidate, rules)) return candidate;
  }
  return null;
}

/**
 * The last day up to today for which a reminder of this due date is planned; null before the first one. A reminder that
 * falls on a closed day moves to the open day before it, or after it once the loan is overdue. One that could not be
 * shown on its day stays due until the next one replaces it.
 */
export function lastPlannedDay(
  dueOn: CalendarDate,
  today: CalendarDate,
  rules: ReminderRules,
): CalendarDate | null {
  const before = rules.daysBefore.map((days) => nearestOpenDay(addDays(dueOn, -days), -1, rules));
  const planned = [...before, lastOverdueDay(dueOn, today, rules)].filter(
    (day) => day !== null && day <= today,
  );
  return planned.sort().at(-1) ?? null;
}

/** The last of the repeated reminders of an overdue loan. */
function lastOverdueDay(dueOn: CalendarDate, today: CalendarDate, rules: ReminderRules): CalendarDate | null {
  const { lateEvery } = rules;
  if (lateEvery === null || today <= dueOn) return null;
  for (let round = Math.floor(daysBetween(dueOn, today) / lateEvery); round > 0; round -= 1) {
    const day = nearestOpenDay(addDays(dueOn, round * lateEvery), 1, rules);
    if (day !== null && day <= today) return day;
  }
  return null;
}
