import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import { dueMoment, nextReturn } from '../../../utils/domain/due-date.ts';
import type { Loan } from '../../../utils/domain/loan.ts';
import { day, loan } from '../../fixtures/loans.ts';

const today = '2026-11-24' as CalendarDate;
const due = (id: string, date: string | null, state: Loan['state'] = 'current') =>
  loan(id, { state, dueOn: date === null ? null : day(date) });

describe('dueMoment', () => {
  it.each<[string, Loan, object]>([
    ['late by one day', due('a', '2026-11-23'), { kind: 'late', days: 1 }],
    ['late by the source and the date', due('a', '2026-11-10', 'late'), { kind: 'late', days: 14 }],
    ['late by the source alone', due('a', null, 'late'), { kind: 'late', days: null }],
    ['late by the source, against its date', due('a', '2026-12-01', 'late'), { kind: 'late', days: null }],
    ['today', due('a', '2026-11-24'), { kind: 'today' }],
    ['tomorrow', due('a', '2026-11-25'), { kind: 'tomorrow' }],
    ['in two days', due('a', '2026-11-26'), { kind: 'soon', days: 2, date: '2026-11-26' }],
    ['in seven days', due('a', '2026-12-01'), { kind: 'soon', days: 7, date: '2026-12-01' }],
    ['in eight days', due('a', '2026-12-02'), { kind: 'later', date: '2026-12-02' }],
    ['undated', due('a', null), { kind: 'unknown' }],
  ])('is %s', (_name, given, expected) => {
    expect(dueMoment(given, today)).toEqual(expected);
  });
});

describe('nextReturn', () => {
  it.each([
    ['no loan', [], 0, null],
    ['no date', [due('a', null)], 0, null],
    ['only late ones', [due('a', '2026-11-23')], 1, null],
    ['today', [due('b', '2026-12-24'), due('a', '2026-11-24')], 0, ['today', 'a']],
    ['two on one day', [due('a', '2026-11-25'), due('b', '2026-11-25')], 0, ['tomorrow', 'a', 'b']],
    ['late ones first', [due('a', '2026-11-20'), due('b', '2026-11-29'), due('c', null)], 1, ['soon', 'b']],
    ['far away', [due('a', '2027-06-30')], 0, ['later', 'a']],
  ] as const)('finds %s', (_, loans, late, next) => {
    const result = nextReturn(loans, today);
    expect(result.late).toBe(late);
    expect(result.next && [result.next.moment.kind, ...result.next.loans.map(({ id }) => id)]).toEqual(next);
  });
});
