import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { arrive } from '../../utils/background/current-user.ts';
import { popupHandlers } from '../../utils/background/popup-messages.ts';
import type { CurrentUser, Person } from '../../utils/domain/person.ts';
import { forgetCurrentPerson } from '../../utils/storage/current-user-record.ts';
import { wipeLoans, writeLoans } from '../../utils/storage/loans-database.ts';
import { removePortal, savePortal } from '../../utils/storage/settings.ts';
import { day, loan, reading } from '../fixtures/loans.ts';
import { grantHosts } from '../support/granted-hosts.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

const person: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: 'COLLEGE' };
const readAt = new Date(2026, 10, 24, 10).getTime();
const sender = { caller: 'page', origin: 'chrome-extension://ours' } as const;

/** What an unknown user gets: portals to search in, without loans. */
const searchable = ['cdi', 'other'].map((id) => ({ id, name: sandboxPortal.name }));

describe('popupHandlers', () => {
  let user: CurrentUser;
  let isPronoteOpen: boolean;
  let requests: string[];

  beforeEach(async () => {
    fakeBrowser.reset();
    grantHosts();
    await wipeLoans();
    vi.setSystemTime(readAt + 2 * 60_000);
    isPronoteOpen = true;
    requests = [];
    Object.assign(fakeBrowser.tabs, { query: async () => (isPronoteOpen ? [{ id: 1, windowId: 1 }] : []) });
    vi.stubGlobal('fetch', async (address: string) => {
      requests.push(new URL(address).host);
      throw new TypeError('no network');
    });
    await savePortal(sandboxPortal);
    await savePortal({ ...sandboxPortal, id: 'other', classes: ['5B'] });
    user = await arrive(person);
    const loans = [loan('a', { dueOn: day('2026-12-01') })];
    await writeLoans(
      { person: user.key, portalId: 'cdi' },
      { reading: reading({ readAt, loans }), attempt: { triedAt: readAt, failure: null, failures: 0 } },
    );
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const open = () => popupHandlers['popup.open']({}, sender);
  const refresh = (who: Person, portalId = 'cdi', asked = true) =>
    popupHandlers['popup.refresh']({ person: who, portalId, asked }, sender);
  const calendar = (who: Person) => popupHandlers['popup.calendar']({ person: who }, sender);

  it('names the user and the portals that concern them', async () => {
    expect(await open()).toMatchObject({
      kind: 'loans',
      person,
      portals: [{ id: 'cdi', refreshDue: false, loans: { readAt, failure: null } }],
    });
  });

  it('does not contain the user’s key', async () => {
    const responses = [await open(), await refresh(person), await calendar(person)];
    expect(JSON.stringify(responses)).not.toContain(user.key);
  });

  it.each<[string, () => unknown, object]>([
    ['no user is known', forgetCurrentPerson, { kind: 'nobody', portals: searchable }],
    [
      'PRONOTE was closed',
      () => {
        isPronoteOpen = false;
      },
      { kind: 'nobody', portals: searchable },
    ],
    ['no portal is defined', removePortals, { kind: 'no-portal' }],
    [
      'neither is known',
      async () => {
        await forgetCurrentPerson();
        await removePortals();
      },
      { kind: 'no-portal' },
    ],
    ['no portal concerns the user', () => removePortal('cdi'), { kind: 'loans', person, portals: [] }],
  ])('responds accordingly when %s', async (_, arrange, expected) => {
    await arrange();
    expect(await open()).toEqual(expected);
  });

  async function removePortals(): Promise<void> {
    await removePortal('cdi');
    await removePortal('other');
  }

  it('loses only the loans when the database cannot be read', async () => {
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('broken', 'UnknownError');
    });
    expect(await open()).toMatchObject({
      portals: [{ id: 'cdi', loans: { loans: [], failure: { kind: 'extension-failed' } } }],
    });
  });

  it.each([
    [true, true],
    [false, false],
  ])('refreshes loans that were read two minutes ago, by the button (%s): %s', async (asked, sends) => {
    expect(await refresh(person, 'cdi', asked)).toMatchObject({ id: 'cdi' });
    expect(requests.length > 0).toBe(sends);
  });

  it.each([
    ['another name', { ...person, fullName: 'DUPONT Paul' }, 'cdi'],
    ['a homonym of another class', { ...person, className: '5B' }, 'cdi'],
    ['another school', { ...person, school: null }, 'cdi'],
    ['another webspace', { ...person, webspace: 'parent' }, 'cdi'],
    ['a portal of others', person, 'other'],
    ['a removed portal', person, 'gone'],
  ] as const)('refreshes nothing for %s', async (_, who, portalId) => {
    expect(await refresh(who, portalId)).toBeNull();
    expect(requests).toEqual([]);
  });

  it('refreshes nothing when the user has left', async () => {
    await forgetCurrentPerson();
    expect(await refresh(person)).toBeNull();
    expect(requests).toEqual([]);
  });

  it('gives the calendar to the current user only', async () => {
    expect(await calendar(person)).toMatchObject([{ day: '2026-12-01', items: [{ title: 'Livre a' }] }]);
    expect(await calendar({ ...person, fullName: 'DUPONT Paul' })).toBeNull();
    isPronoteOpen = false;
    expect(await calendar(person)).toBeNull();
  });
});
