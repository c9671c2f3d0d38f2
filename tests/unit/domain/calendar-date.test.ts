import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDate,
  daysBetween,
  localCalendarDate,
  parseCalendarDate,
} from '../../../utils/domain/calendar-date.ts';

function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === null) throw new Error(`not a date: ${text}`);
  return date;
}

const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map((days) => addDays(day('2026-01-01'), days));

describe('parseCalendarDate', () => {
  it.each([
    ['2026-11-24', '2026-11-24'],
    [' 2026-11-24 ', '2026-11-24'],
    ['2026-11-24T23:59:59+01:00', '2026-11-24'],
    ['24/11/2026', '2026-11-24'],
    ['4/1/2026', '2026-01-04'],
    ['24/11/26', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['24-11-2026', '2026-11-24'],
    ['29/02/2028', '2028-02-29'],
  ])('reads %s', (text, expected) => {
    expect(parseCalendarDate(text)).toBe(expected);
  });

  it.each([
    '',
    '31/02/2026',
    '29/02/2026',
    '0000-00-00',
    '2026-13-01',
    '00/01/2026',
    '24/11',
    '2026/11/24',
    'demain',
  ])('refuses "%s"', (text) => {
    expect(parseCalendarDate(text)).toBeNull();
  });

  it('parses every day in both orders', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const [year, month, dayOfMonth] = date.split('-');
        expect(parseCalendarDate(date)).toBe(date);
        expect(parseCalendarDate(`${dayOfMonth}/${month}/${year}`)).toBe(date);
      }),
    );
  });
});

describe('days', () => {
  it.each([
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-11-25', 1],
    ['2026-11-24', '2026-11-23', -1],
    // Clocks change on these two days.
    ['2026-03-28', '2026-03-30', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2027-12-31', '2028-03-01', 61],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(day(from), day(to))).toBe(days);
    expect(addDays(day(from), days)).toBe(to);
  });

  it('are counted as they were added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});

describe('localCalendarDate', () => {
  it('is the local day in its first and last minute', () => {
    expect(localCalendarDate(new Date(2026, 10, 24, 0, 0))).toBe('2026-11-24');
    expect(localCalendarDate(new Date(2026, 10, 24, 23, 59))).toBe('2026-11-24');
  });

  it('throws for an invalid date', () => {
    expect(() => localCalendarDate(new Date(Number.NaN))).toThrow(RangeError);
  });
});
