import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import { nextReturn } from '../../../utils/domain/next-return.ts';
import { day, loan } from '../../fixtures/loans.ts';

const today = '2026-11-24' as CalendarDate;
const due = (id: string, date: string | null) => loan(id, { dueOn: date === null ? null : day(date) });

describe('the next return', () => {
  it.each([
    ['no loan', [], 0, null],
    ['no date', [due('a', null)], 0, null],
    ['only late ones', [due('a', '2026-11-23')], 1, null],
    ['today', [due('b', '2026-12-24'), due('a', '2026-11-24')], 0, ['today', 'a']],
    ['two on one day', [due('a', '2026-11-25'), due('b', '2026-11-25')], 0, ['tomorrow', 'a', 'b']],
    ['late ones first', [due('a', '2026-11-20'), due('b', '2026-11-29'), due('c', null)], 1, ['soon', 'b']],
    ['far away', [due('a', '2027-06-30')], 0, ['later', 'a']],
  ] as const)('%s', (_, loans, late, next) => {
    const told = nextReturn(loans, today);
    expect(told.late).toBe(late);
    expect(told.next && [told.next.moment.kind, ...told.next.loans.map(({ id }) => id)]).toEqual(next);
  });
});
