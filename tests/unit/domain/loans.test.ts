import { describe, expect, it } from 'vitest';
import { parseCalendarDate } from '../../../utils/domain/calendar-date.ts';
import { dueMoment } from '../../../utils/domain/due-date.ts';
import { isLate, type Loan, outstandingLoans } from '../../../utils/domain/loan.ts';

function day(text: string) {
  const date = parseCalendarDate(text);
  if (date === null) throw new Error(`not a date: ${text}`);
  return date;
}

const today = day('2026-11-24');

function loan(title: string, dueOn: string | null, state: Loan['state'] = 'current'): Loan {
  return {
    id: title,
    title,
    state,
    borrowedOn: null,
    dueOn: dueOn === null ? null : day(dueOn),
    returnedOn: null,
    recordAddress: null,
    callNumber: null,
    support: null,
  };
}

describe('dueMoment', () => {
  it.each<[string, Loan, object]>([
    ['late by one day', loan('a', '2026-11-23'), { kind: 'late', days: 1 }],
    ['late by the source and the date', loan('a', '2026-11-10', 'late'), { kind: 'late', days: 14 }],
    ['late by the source alone', loan('a', null, 'late'), { kind: 'late', days: null }],
    ['late by the source, against its date', loan('a', '2026-12-01', 'late'), { kind: 'late', days: null }],
    ['today', loan('a', '2026-11-24'), { kind: 'today' }],
    ['tomorrow', loan('a', '2026-11-25'), { kind: 'tomorrow' }],
    ['in two days', loan('a', '2026-11-26'), { kind: 'soon', days: 2, date: '2026-11-26' }],
    ['in seven days', loan('a', '2026-12-01'), { kind: 'soon', days: 7, date: '2026-12-01' }],
    ['in eight days', loan('a', '2026-12-02'), { kind: 'later', date: '2026-12-02' }],
    ['undated', loan('a', null), { kind: 'unknown' }],
  ])('%s', (_name, given, expected) => {
    expect(dueMoment(given, today)).toEqual(expected);
  });
});

describe('isLate', () => {
  it.each<[Loan, boolean]>([
    [loan('due today', '2026-11-24'), false],
    [loan('due yesterday', '2026-11-23'), true],
    [loan('said to be late', null, 'late'), true],
    [loan('returned long after', '2026-01-01', 'returned'), false],
  ])('$0.title', (given, expected) => {
    expect(isLate(given, today)).toBe(expected);
  });
});

describe('outstandingLoans', () => {
  it('puts late loans first, then by due date, then by title, and leaves out returned ones', () => {
    const given = [
      loan('Zadig', '2026-12-01'),
      loan('undated', null),
      loan('Éducation sentimentale', '2026-12-01'),
      loan('back', '2026-11-01', 'returned'),
      loan('late since Monday', '2026-11-23'),
      loan('late by its source', null, 'late'),
      loan('late for a month', '2026-10-24', 'late'),
      loan('today', '2026-11-24'),
    ];
    expect(outstandingLoans(given, today).map(({ title }) => title)).toEqual([
      'late for a month',
      'late since Monday',
      'late by its source',
      'today',
      'Éducation sentimentale',
      'Zadig',
      'undated',
    ]);
  });
});
