import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { CalendarEvent } from '../../../utils/domain/calendar-event.ts';
import { type DatedLoan, planEvents, type WrittenEvent } from '../../../utils/reminders/calendar-events.ts';
import { writeCalendar } from '../../../utils/reminders/ics-file.ts';

const day = (text: string) => text as CalendarDate;
const now = Date.parse('2026-08-20T10:00:00Z');

function loan(title: string, dueOn: string, portalId = 'cdi'): DatedLoan {
  return { mark: Buffer.from(title).toString('hex'), portalId, portalName: 'CDI', dueOn: day(dueOn), title };
}

function textOf(events: readonly CalendarEvent[], at = now): string {
  const words = {
    name: 'Retours, au CDI; ici',
    summary: ({ items }: CalendarEvent) => `${items.length} documents, à rendre`,
    description: ({ items }: CalendarEvent) => items.map(({ title }) => title).join('\n'),
  };
  return writeCalendar(events, words, day('2026-08-20'), at);
}

/** A user's calendar: an imported event replaces one with the same uid, unless its sequence is lower. */
class PersonsCalendar {
  readonly events = new Map<string, InstanceType<typeof ICAL.Event>>();

  import(text: string): void {
    const parsed = new ICAL.Component(ICAL.parse(text));
    for (const part of parsed.getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(part);
      const known = this.events.get(event.uid);
      if (known !== undefined && known.sequence >= event.sequence) continue;
      if (part.getFirstPropertyValue('status') === 'CANCELLED') this.events.delete(event.uid);
      else this.events.set(event.uid, event);
    }
  }

  get days(): readonly string[] {
    return [...this.events.values()].map(
      (event) => `${event.startDate.toString()} ${event.description.split('\n').join(' + ')}`,
    );
  }
}

/** Writes one file after the other, and imports each. */
function exports(
  ...files: readonly (readonly DatedLoan[])[]
): PersonsCalendar & { last: readonly WrittenEvent[] } {
  const calendar = Object.assign(new PersonsCalendar(), { last: [] as readonly WrittenEvent[] });
  files.forEach((loans, place) => {
    const at = now + place * 60_000;
    const plan = planEvents(calendar.last, loans, ['cdi'], at);
    calendar.last = plan.written;
    calendar.import(textOf(plan.events, at));
  });
  return calendar;
}

describe('the calendar file', () => {
  it.each(['UTC', 'Indian/Reunion', 'Pacific/Noumea', 'America/Martinique'])(
    'has 31 August on 31 August in %s, for the whole day',
    (zone) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        const { events } = planEvents([], [loan('A', '2026-08-31')], ['cdi'], now);
        const text = textOf(events);
        expect(text).toContain('DTSTART;VALUE=DATE:20260831\r\nDTEND;VALUE=DATE:20260901\r\n');
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    },
  );

  it('preserves any title when another parser reads it', () => {
    const titles = [
      'Un, deux ; trois: \\n "quatre"',
      '📚👩‍🏫 l’été à Nouméa',
      'x'.repeat(500),
      '日本語'.repeat(60),
    ];
    const { events } = planEvents(
      [],
      titles.map((title) => loan(title, '2026-08-31')),
      ['cdi'],
      now,
    );
    const calendar = new PersonsCalendar();
    calendar.import(textOf(events));
    const [event] = calendar.events.values();
    expect(event?.description.split('\n').sort()).toEqual([...titles].sort());
    expect(event?.summary).toBe('4 documents, à rendre');
  });

  it('replaces characters that iCalendar does not allow', () => {
    const { events } = planEvents(
      [],
      [loan('a\u0007b\r\nBEGIN:VALARM\u2028c\ud800', '2026-08-31')],
      ['cdi'],
      now,
    );
    const text = textOf(events);
    expect(text).not.toMatch(/^BEGIN:VALARM.c/m);
    const calendar = new PersonsCalendar();
    calendar.import(text);
    expect(calendar.days).toEqual(['2026-08-31 a b + BEGIN:VALARM + c\ufffd']);
  });

  it('folds lines at 75 octets and ends them with CRLF, with 300 loans on one day', () => {
    const loans = Array.from({ length: 300 }, (_, place) => loan(`Été n° ${place} 📚`, '2026-08-31'));
    const { events } = planEvents([], loans, ['cdi'], now);
    expect(events).toHaveLength(1);
    const text = textOf(events);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lengths = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    const calendar = new PersonsCalendar();
    calendar.import(text);
    expect([...calendar.events.values()][0]?.description.split('\n')).toHaveLength(300);
  });

  it('has an alarm on the day before, and none for past or cancelled events', () => {
    const { events } = planEvents([], [loan('A', '2026-08-31'), loan('B', '2026-08-10')], ['cdi'], now);
    expect(textOf(events).match(/TRIGGER:-PT7H/g)).toHaveLength(1);
  });
});

describe('a repeated import', () => {
  const both = [loan('A', '2026-08-31'), loan('B', '2026-08-31')];

  it.each([
    ['of the same', both, ['2026-08-31 A + B']],
    ['after a renewal of all', [loan('A', '2026-09-14'), loan('B', '2026-09-14')], ['2026-09-14 A + B']],
    [
      'after a renewal of one',
      [loan('A', '2026-09-14'), loan('B', '2026-08-31')],
      ['2026-08-31 B', '2026-09-14 A'],
    ],
    ['after one came back', [loan('B', '2026-08-31')], ['2026-08-31 B']],
    ['after all came back', [], []],
    ['with one more', [...both, loan('C', '2026-08-31')], ['2026-08-31 A + B + C']],
  ])('%s leaves one event for each date', (_, then, days) => {
    expect([...exports(both, then).days].sort()).toEqual(days);
  });

  it('cancels an event whose loans join another', () => {
    const before = [loan('A', '2026-08-31'), loan('C', '2026-09-14')];
    const { days } = exports(before, [loan('A', '2026-09-14'), loan('C', '2026-09-14')]);
    expect(days).toEqual(['2026-09-14 A + C']);
  });

  it('keeps the uid when an event moves, and increases the sequence only with a change', () => {
    const first = planEvents([], both, ['cdi'], now);
    const same = planEvents(first.written, both, ['cdi'], now + 60_000);
    expect(same.events).toEqual(first.events);
    const moved = planEvents(same.written, [loan('A', '2026-09-14'), loan('B', '2026-09-14')], ['cdi'], now);
    expect(moved.events).toHaveLength(1);
    expect(moved.events[0]?.uid).toBe(first.events[0]?.uid);
    expect(moved.events[0]?.sequence).toBeGreaterThan(first.events[0]?.sequence ?? 0);
  });

  it('reuses the uid when the stored events were lost', () => {
    const calendar = exports(both);
    const later = planEvents([], [loan('A', '2026-09-14'), loan('B', '2026-09-14')], ['cdi'], now + 60_000);
    calendar.import(textOf(later.events));
    expect(calendar.days).toEqual(['2026-09-14 A + B']);
  });

  it('cancels nothing while a portal’s loans are unknown', () => {
    const first = planEvents([], [loan('A', '2026-08-31', 'other')], ['cdi', 'other'], now);
    const silent = planEvents(first.written, [], ['cdi'], now);
    expect(silent).toEqual({ events: [], written: first.written });
  });

  it('restores a cancelled event', () => {
    expect(exports(both, [], both).days).toEqual(['2026-08-31 A + B']);
  });
});
