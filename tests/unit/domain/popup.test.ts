import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Loan } from '../../../utils/domain/loan.ts';
import type { PanelPortal } from '../../../utils/domain/panel.ts';
import { mergedLoans, ownerOf } from '../../../utils/domain/popup.ts';
import { day, loan as loanOf } from '../../fixtures/loans.ts';
import { panelPortal } from '../../fixtures/panel-portal.ts';

const today = '2026-11-24' as CalendarDate;

function loan(title: string, dueOn: string | null, state: Loan['state'] = 'current'): Loan {
  return loanOf(title, { title, state, dueOn: dueOn === null ? null : day(dueOn) });
}

function portal(id: string, loans: readonly Loan[]): PanelPortal {
  const told = { reservations: [], readAt: 1, source: 'loans-api', failure: null } as const;
  return panelPortal({ id, name: `CDI ${id}`, loans: { loans, ...told } });
}

const gist = (portals: readonly PanelPortal[]) =>
  mergedLoans(portals, today).map(({ title, portalName }) => `${title}, ${portalName}`);

describe('mergedLoans', () => {
  it.each<[string, readonly PanelPortal[], readonly string[]]>([
    ['no portal', [], []],
    ['portals without loans', [portal('a', []), portal('b', [])], []],
    [
      'late ones of all portals before any other',
      [
        portal('a', [loan('tomorrow', '2026-11-25'), loan('late', '2026-11-20')]),
        portal('b', [loan('later than late', '2026-11-10'), loan('today', '2026-11-24')]),
      ],
      ['later than late, CDI b', 'late, CDI a', 'today, CDI b', 'tomorrow, CDI a'],
    ],
    [
      'late by its source alone',
      [portal('a', [loan('today', '2026-11-24')]), portal('b', [loan('said late', null, 'late')])],
      ['said late, CDI b', 'today, CDI a'],
    ],
    [
      'the returned ones left out',
      [portal('a', [loan('back', '2026-11-01', 'returned')]), portal('b', [loan('kept', null)])],
      ['kept, CDI b'],
    ],
    [
      'the same loan of two portals twice',
      [portal('a', [loan('one', '2026-12-01')]), portal('b', [loan('one', '2026-12-01')])],
      ['one, CDI a', 'one, CDI b'],
    ],
  ])('%s', (_name, portals, expected) => {
    expect(gist(portals)).toEqual(expected);
  });
});

describe('whose loans they are', () => {
  const parent = { webspace: 'parent', fullName: 'ALMEIDA Paulo', className: null, school: null } as const;
  const of = (id: string, loansOf: string | null) => ({ ...portal(id, [loan(id, null)]), loansOf });

  it.each<[string, readonly PanelPortal[], string | null, readonly string[]]>([
    ['nobody’s yet', [], 'ALMEIDA Paulo', []],
    ['the person’s', [of('a', null), of('b', null)], 'ALMEIDA Paulo', ['a, CDI a', 'b, CDI b']],
    ['the child’s', [of('a', 'ALMEIDA Inès')], 'ALMEIDA Inès', ['a, CDI a']],
    [
      'of several people',
      [of('a', 'ALMEIDA Inès'), of('b', 'ALMEIDA Paulo')],
      null,
      ['a, CDI a · ALMEIDA Inès', 'b, CDI b · ALMEIDA Paulo'],
    ],
  ])('%s', (_, portals, owner, list) => {
    expect(ownerOf(parent, portals)).toBe(owner);
    expect(gist(portals)).toEqual(list);
  });
});
