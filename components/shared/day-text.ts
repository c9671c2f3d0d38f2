import { language, message } from '../../utils/browser/i18n.ts';
import { type CalendarDate, daysBetween, localCalendarDate } from '../../utils/domain/calendar-date.ts';

const halfYear = 180;

/**
 * A date in full, `mardi 15 décembre`, with the year when it is more than half a year from today. Intl does not know
 * the French ordinal of the first of a month, `1er`.
 */
export function dayText(date: CalendarDate, today: CalendarDate): string {
  const far = Math.abs(daysBetween(today, date)) > halfYear;
  return new Intl.DateTimeFormat(language(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: far ? 'numeric' : undefined,
    timeZone: 'UTC',
  })
    .formatToParts(new Date(`${date}T00:00:00Z`))
    .map(({ value }) => (value === '1' ? message('first_of_month') : value))
    .join('');
}

/** A past instant in local time: `hier à 18 h 04`. Both in milliseconds since 1970. */
export function momentText(instant: number, now: number): string {
  const at = new Date(instant);
  const time = message('clock_time', String(at.getHours()), String(at.getMinutes()).padStart(2, '0'));
  const day = localCalendarDate(at);
  const today = localCalendarDate(new Date(now));
  const age = daysBetween(day, today);
  if (age <= 0) return message('moment_today', time);
  return age === 1 ? message('moment_yesterday', time) : message('moment_day', dayText(day, today), time);
}

const minute = 60_000;
const hour = 60 * minute;

/** An age below twelve hours, `il y a 3 h`, else the instant itself. Both in milliseconds since 1970. */
export function ageText(instant: number, now: number): string {
  const age = now - instant;
  if (age < minute) return message('age_now');
  if (age < hour) return message('age_minutes', String(Math.floor(age / minute)));
  if (age < 12 * hour) return message('age_hours', String(Math.floor(age / hour)));
  return momentText(instant, now);
}
