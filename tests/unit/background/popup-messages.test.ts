import { assert, beforeEach, describe, expect, it } from 'vitest';
import { createPopupAnswers } from '../../../utils/background/popup-messages.ts';
import type { Occasion } from '../../../utils/background/refresh-schedule.ts';
import { parseCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { CurrentUser, Person, PersonKey } from '../../../utils/domain/person.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { StoredLoans } from '../../../utils/storage/loans-database.ts';
import { reading } from '../../fixtures/loans.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const person: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: 'COLLEGE' };
const marie: CurrentUser = { key: 'the-key-of-marie' as PersonKey, person };
const day = parseCalendarDate('2026-12-01') ?? assert.fail('no day');
const instant = 1_000_000;
const sender = { caller: 'page', origin: 'chrome-extension://ours' } as const;

/** Whoever comes may search: nobody's loans go along. */
const anybodys = ['cdi', 'other'].map((id) => ({
  id,
  name: sandboxPortal.name,
}));

const stored: StoredLoans = {
  readings: [reading({ readAt: instant })],
  attempt: { triedAt: instant, failure: null, failures: 0 },
};

describe('popup answers', () => {
  let current: CurrentUser | null;
  let portals: readonly Portal[];
  let read: () => Promise<StoredLoans>;
  let canShowPersonalData: boolean;
  let refreshes: [string, PersonKey, Occasion][];

  beforeEach(() => {
    current = marie;
    portals = [sandboxPortal, { ...sandboxPortal, id: 'other', classes: ['5B'] }];
    read = async () => stored;
    canShowPersonalData = true;
    refreshes = [];
  });

  const answers = () =>
    createPopupAnswers({
      now: () => instant,
      presence: {
        current: async () => current,
        arrive: () => Promise.reject(new Error('a popup brings nobody to the computer')),
        whileCurrent: async () => {},
        leave: async () => {},
        settle: async () => {},
      },
      portals: async () => portals,
      store: { read },
      canShowPersonalData: async () => canShowPersonalData,
      calendar: async (borrower, shown) =>
        shown.map(({ id }) => ({
          uid: `${borrower.key} ${id}`,
          sequence: 0,
          day,
          cancelled: false,
          items: [],
        })),
      loanRefresh: {
        refresh: async ({ id }, { key }, occasion) => void refreshes.push([id, key, occasion]),
        isUnderWay: () => false,
        accept: async () => {},
      },
      accountAddress: ({ address }) => `${address}/moncompte/mesprets`,
    });
  const open = () => answers()['popup.open']({}, sender);
  const refresh = (who: Person, portalId = 'cdi', asked = true) =>
    answers()['popup.refresh']({ person: who, portalId, asked }, sender);

  it('names the person and the portals that concern them', async () => {
    expect(await open()).toMatchObject({
      kind: 'loans',
      person,
      portals: [{ id: 'cdi', refreshDue: false, loans: { readAt: instant, failure: null } }],
    });
  });

  it('carries no key', async () => {
    expect(JSON.stringify([await open(), await refresh(person)])).not.toContain(marie.key);
  });

  it.each([
    [
      'nobody is known',
      () => {
        current = null;
      },
      { kind: 'nobody', portals: anybodys },
    ],
    [
      'PRONOTE was closed',
      () => {
        canShowPersonalData = false;
      },
      { kind: 'nobody', portals: anybodys },
    ],
    [
      'no portal is defined',
      () => {
        portals = [];
      },
      { kind: 'no-portal' },
    ],
    [
      'neither is there',
      () => {
        current = null;
        portals = [];
      },
      { kind: 'no-portal' },
    ],
    [
      'no portal is theirs',
      () => {
        portals = portals.slice(1);
      },
      { kind: 'loans', person, portals: [] },
    ],
  ])('says so where %s', async (_, arrange, expected) => {
    arrange();
    expect(await open()).toEqual(expected);
  });

  it('costs the loans only when the database cannot be read', async () => {
    read = () => Promise.reject(new Error('broken'));
    expect(await open()).toMatchObject({
      portals: [{ id: 'cdi', loans: { loans: [], failure: { kind: 'extension-failed' } } }],
    });
  });

  it.each([
    [true, 'asked'],
    [false, 'arrived'],
  ] as const)('reads again, asked: %s', async (asked, occasion) => {
    expect(await refresh(person, 'cdi', asked)).toMatchObject({ id: 'cdi' });
    expect(refreshes).toEqual([['cdi', marie.key, occasion]]);
  });

  it.each([
    ['another name', { ...person, fullName: 'DUPONT Paul' }, 'cdi'],
    ['a homonym of another class', { ...person, className: '5B' }, 'cdi'],
    ['another school', { ...person, school: null }, 'cdi'],
    ['another webspace', { ...person, webspace: 'parent' }, 'cdi'],
    ['a portal of others', person, 'other'],
    ['a portal that is gone', person, 'gone'],
  ] as const)('reads nothing for %s', async (_, who, portalId) => {
    expect(await refresh(who, portalId)).toBeNull();
    expect(refreshes).toEqual([]);
  });

  it('gives the calendar to the person at the computer, and to nobody else', async () => {
    const calendar = (who: Person) => answers()['popup.calendar']({ person: who }, sender);
    expect(await calendar(person)).toMatchObject([{ uid: 'the-key-of-marie cdi' }]);
    expect(await calendar({ ...person, fullName: 'DUPONT Paul' })).toBeNull();
    canShowPersonalData = false;
    expect(await calendar(person)).toBeNull();
  });

  it('reads nothing when the person has gone', async () => {
    current = null;
    expect(await refresh(person)).toBeNull();
    expect(refreshes).toEqual([]);
  });
});
