/** A calendar day, `YYYY-MM-DD`, independent of the time zone. */
export type CalendarDate = string & { readonly brand: 'CalendarDate' };

const millisecondsPerDay = 86_400_000;

/**
 * Parses `2026-11-24`, `24/11/2026`, `24/11/26` (20xx), `24.11.2026` or `24-11-2026`.
 * Returns null for anything else, impossible days such as 31/02/2026 included.
 */
export function parseCalendarDate(text: string): CalendarDate | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(trimmed);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(trimmed);
  if (french) {
    const year = Number(french[3]);
    return calendarDate(year < 100 ? 2000 + year : year, Number(french[2]), Number(french[1]));
  }
  return null;
}

/** The local day of an instant, in the browser's time zone. Throws a RangeError for an invalid date. */
export function localCalendarDate(instant: Date): CalendarDate {
  const date = calendarDate(instant.getFullYear(), instant.getMonth() + 1, instant.getDate());
  if (date === null) throw new RangeError('not a valid instant');
  return date;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / millisecondsPerDay);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(utcMidnight(date) + days * millisecondsPerDay).toISOString().slice(0, 10) as CalendarDate;
}

/** The same day some months later; the month's last day if it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
  return moved.toISOString().slice(0, 10) as CalendarDate;
}

function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const instant = new Date(Date.UTC(year, month - 1, day));
  const exists =
    year >= 1000 &&
    instant.getUTCFullYear() === year &&
    instant.getUTCMonth() === month - 1 &&
    instant.getUTCDate() === day;
  return exists ? (instant.toISOString().slice(0, 10) as CalendarDate) : null;
}

function utcMidnight(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
