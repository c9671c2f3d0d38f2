import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { CalendarEvent } from '../domain/calendar-event.ts';

export interface CalendarWords {
  readonly name: string;
  readonly summary: (event: CalendarEvent) => string;
  /** Lines, with `\n` between them. */
  readonly description: (event: CalendarEvent) => string;
}

/** Counted back from midnight: at five in the afternoon of the day before. */
const alarmSecondsBefore = 7 * 3600;

/**
 * An iCalendar file (RFC 5545) with whole-day events, which no time zone and no change of the clocks can move. `now` is
 * in milliseconds since 1970; events of the past ring no more.
 */
export function writeCalendar(
  events: readonly CalendarEvent[],
  words: CalendarWords,
  today: CalendarDate,
  now: number,
): string {
  const calendar = ical({
    name: clean(words.name),
    prodId: { company: 'Compagnon CDI', product: 'due dates' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const event of events) {
    const summary = clean(words.summary(event));
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: new Date(now),
      allDay: true,
      start: midnight(event.day),
      end: midnight(addDays(event.day, 1)),
      summary,
      description: clean(words.description(event)),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms:
        event.cancelled || event.day <= today
          ? []
          : [{ type: ICalAlarmType.display, trigger: alarmSecondsBefore, description: summary }],
    });
  }
  return folded(calendar.toString());
}

/** The library writes whole days from UTC where no time zone is set. */
function midnight(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Without what RFC 5545 has no place for: control characters, halves of characters, other marks for a line's end. */
function clean(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are to go
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
  );
}

const mostOctets = 75;

/** Lines of at most 75 octets, as RFC 5545, 3.1 asks for: the library counts characters. */
function folded(text: string): string {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const ended = lines.at(-1) === '' ? lines : [...lines, ''];
  return ended.map(foldedLine).join('\r\n');
}

const octets = new TextEncoder();

function foldedLine(line: string): string {
  let room = mostOctets;
  let written = '';
  for (const character of line) {
    const length = octets.encode(character).length;
    if (length > room) {
      written += '\r\n ';
      room = mostOctets - 1;
    }
    written += character;
    room -= length;
  }
  return written;
}
