import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { CalendarEvent } from '../domain/calendar-event.ts';

/** Localised texts of the file. */
export interface CalendarTexts {
  readonly name: string;
  readonly summary: (event: CalendarEvent) => string;
  /** Lines, separated by `\n`. */
  readonly description: (event: CalendarEvent) => string;
}

/**
 * An iCalendar file (RFC 5545) with one all-day event per due date, independent of time zones and daylight saving
 * time. `now` is in milliseconds since 1970; events that are not in the future have no alarm.
 */
export function writeCalendar(
  events: readonly CalendarEvent[],
  texts: CalendarTexts,
  today: CalendarDate,
  now: number,
): string {
  const name = escapeText(texts.name);
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Compagnon CDI//due dates//EN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    ...events.flatMap((event) => eventLines(event, texts, today, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(
  event: CalendarEvent,
  texts: CalendarTexts,
  today: CalendarDate,
  stamp: string,
): readonly string[] {
  const { uid, sequence, day, cancelled } = event;
  const summary = escapeText(texts.summary(event));
  // At 17:00 on the day before.
  const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT7H', `DESCRIPTION:${summary}`, 'END:VALARM'];
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dateValue(day)}`,
    `DTEND;VALUE=DATE:${dateValue(addDays(day, 1))}`,
    // Outlook otherwise imports an event from midnight to midnight.
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
    `SUMMARY:${summary}`,
    'TRANSP:TRANSPARENT',
    `DESCRIPTION:${escapeText(texts.description(event))}`,
    ...(cancelled || day <= today ? [] : alarm),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

function dateValue(day: CalendarDate): string {
  return day.replaceAll('-', '');
}

/** A TEXT value (RFC 5545, 3.3.11): control characters and lone surrogates are replaced, the rest is escaped. */
function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are not allowed in TEXT
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\;,]/g, '\\$&')
      .replaceAll('\n', '\\n')
  );
}

const octets = new TextEncoder();

/** Folds a content line after at most 75 octets (RFC 5545, 3.1), never within a character. */
function foldLine(line: string): string {
  let room = 75;
  let folded = '';
  for (const character of line) {
    const length = octets.encode(character).length;
    if (length > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += character;
    room -= length;
  }
  return folded;
}
