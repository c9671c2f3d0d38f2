import { type CalendarDate, parseCalendarDate } from './calendar-date.ts';
import { plainName } from './person.ts';
import type { DayRange, MinuteOfDay } from './reminder-rules.ts';
import { fail, type Result, succeed } from './result.ts';

const months = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
] as const;

const written =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2}|\d{1,2}(?:er)? [a-z]+ \d{4}/g;

/**
 * Parses holidays as people type or paste them, one per line: `19/12/2026 - 03/01/2027`, `Noël : du samedi 19 décembre
 * 2026 au 3 janvier 2027`, or a single day. Fails with the first invalid line, counting from 1.
 */
export function readDayRanges(text: string): Result<readonly DayRange[], { readonly line: number }> {
  const ranges: DayRange[] = [];
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const range = readRange(line);
    if (range === null) return fail({ line: place + 1 });
    ranges.push(range);
  }
  return succeed(ranges);
}

function readRange(line: string): DayRange | null {
  const days = (plainName(line).replace(/\s+/g, ' ').match(written) ?? []).map(readDay);
  const [from, to = from] = days;
  if (from === undefined || from === null || to === undefined || to === null) return null;
  return days.length <= 2 && from <= to ? { from, to } : null;
}

function readDay(text: string): CalendarDate | null {
  const [, day, name, year] = /^(\d{1,2})(?:er)? ([a-z]+) (\d{4})$/.exec(text) ?? [];
  if (day === undefined) return parseCalendarDate(text);
  const month = months.findIndex((names) => names.some((one) => one === name));
  return month < 0 ? null : parseCalendarDate(`${day}/${month + 1}/${year}`);
}

/** The ranges as `readDayRanges` reads them, one per line. */
export function dayRangesText(ranges: readonly DayRange[]): string {
  return ranges
    .map(({ from, to }) => (from === to ? frenchDay(from) : `${frenchDay(from)} - ${frenchDay(to)}`))
    .join('\n');
}

function frenchDay(day: CalendarDate): string {
  return day.split('-').reverse().join('/');
}

/** Parses `19:00`, the value of `<input type="time">`; null for anything else. */
export function readMinuteOfDay(text: string): MinuteOfDay | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

export function minuteOfDayText(minute: MinuteOfDay): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
