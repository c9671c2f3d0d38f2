import { addDays, type CalendarDate, daysBetween, localCalendarDate } from '../domain/calendar-date.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';

/** A moment as people's calendar and clock on the wall show it. */
export interface WallMoment {
  readonly today: CalendarDate;
  /** Minutes after midnight. */
  readonly minute: number;
}

export function wallMoment(instant: number): WallMoment {
  const at = new Date(instant);
  return { today: localCalendarDate(at), minute: at.getHours() * 60 + at.getMinutes() };
}

/** Whether somebody may be reminded now: never on a closed day, nor in the quiet hours. */
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

/** Longer than any holidays: where no day is open for so long, nobody is to be reminded. */
const searchDays = 400;

/** The open day nearest to this one, itself included: backwards with -1, onwards with 1. Null where there is none. */
function openDay(day: CalendarDate, step: -1 | 1, rules: ReminderRules): CalendarDate | null {
  for (let moved = 0; moved < searchDays; moved += 1) {
    const candidate = addDays(day, step * moved);
    if (isOpenDay(candidate, rules)) return candidate;
  }
  return null;
}

/**
 * The last day, today included, for which a reminder of what is due on `dueOn` is planned; null before the first one.
 * A reminder that would fall on a closed day comes earlier while the loan may still be returned in time, and later once
 * it is late. One that nobody could be given on its day is owed until the next one takes its place.
 */
export function lastPlannedDay(
  dueOn: CalendarDate,
  today: CalendarDate,
  rules: ReminderRules,
): CalendarDate | null {
  const before = rules.daysBefore.map((days) => openDay(addDays(dueOn, -days), -1, rules));
  const planned = [...before, lateDay(dueOn, today, rules)].filter((day) => day !== null && day <= today);
  return planned.sort().at(-1) ?? null;
}

/** The last of the reminders that come again and again once the loan is late. */
function lateDay(dueOn: CalendarDate, today: CalendarDate, rules: ReminderRules): CalendarDate | null {
  const { lateEvery } = rules;
  if (lateEvery === null || today <= dueOn) return null;
  for (let round = Math.floor(daysBetween(dueOn, today) / lateEvery); round > 0; round -= 1) {
    const day = openDay(addDays(dueOn, round * lateEvery), 1, rules);
    if (day !== null && day <= today) return day;
  }
  return null;
}
