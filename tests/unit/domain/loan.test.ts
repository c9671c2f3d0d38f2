import { describe, expect, it } from 'vitest';
import { isLate, type Loan, outstandingLoans } from '../../../utils/domain/loan.ts';
import { day, loan as fixtureLoan } from '../../fixtures/loans.ts';

const today = day('2026-11-24');

function loan(title: string, dueOn: string | null, state: Loan['state'] = 'current'): Loan {
  return fixtureLoan(title, { title, state, dueOn: dueOn === null ? null : day(dueOn) });
}

describe('isLate', () => {
  it.each<[Loan, boolean]>([
    [loan('due today', '2026-11-24'), false],
    [loan('due yesterday', '2026-11-23'), true],
    [loan('late according to its source', null, 'late'), true],
    [loan('returned long after', '2026-01-01', 'returned'), false],
  ])('is $1 for a loan $0.title', (given, expected) => {
    expect(isLate(given, today)).toBe(expected);
  });
});

describe('outstandingLoans', () => {
  it('sorts late loans first, then by due date and title, without returned ones', () => {
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
