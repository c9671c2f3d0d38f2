import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applyComputerSetting, arrive, leave } from '../../utils/background/current-user.ts';
import type { Computer } from '../../utils/domain/computer.ts';
import type { Person } from '../../utils/domain/person.ts';
import { whileCurrent } from '../../utils/session/user-lock.ts';
import { readCurrentPerson } from '../../utils/storage/current-user-record.ts';
import { delegatedSessions } from '../../utils/storage/delegated-sessions.ts';
import { readLoans, wipeLoans, writeLoans } from '../../utils/storage/loans-database.ts';
import { searchCache } from '../../utils/storage/search-cache.ts';
import { noteSearch, readHistory } from '../../utils/storage/search-history-store.ts';
import { updateSettings } from '../../utils/storage/settings.ts';
import { loan, reading } from '../fixtures/loans.ts';
import { grantHosts } from '../support/granted-hosts.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };
const portalId = 'cdi';

beforeEach(async () => {
  fakeBrowser.reset();
  grantHosts();
  await wipeLoans();
});
afterEach(() => vi.restoreAllMocks());

/** Marie arrives and every kind of her data is stored. */
async function storeDataOfMarie() {
  const user = await arrive(marie);
  await delegatedSessions.write({
    ...{ portalId, person: user.key, token: 'token', identity: null, expiresAt: 1, written: true },
  });
  await searchCache.keepAnswer(user.key, { question: 'q', readAt: 1, results: { total: 0, hits: [] } });
  await writeLoans({ person: user.key, portalId }, { reading: reading({ loans: [loan('a')] }) });
  await noteSearch(user.key, 'dune', Date.now());
  return user;
}

/** The kinds of data that are stored under this key. */
async function storedOf({ key }: { key: Awaited<ReturnType<typeof arrive>>['key'] }) {
  const { readings } = await readLoans({ person: key, portalId });
  return {
    session: (await delegatedSessions.read(portalId)) !== null,
    answers: (await searchCache.answers(key)).length,
    readings: readings.length,
    searches: (await readHistory(key, Date.now())).searches.length,
  };
}

const everything = { session: true, answers: 1, readings: 1, searches: 1 };
const nothing = { session: false, answers: 0, readings: 0, searches: 0 };

describe('arrive', () => {
  it('deletes the data of an earlier browser run before it stores the user', async () => {
    const user = await storeDataOfMarie();
    await fakeBrowser.storage.session.remove('current-person');
    await arrive(marie);
    expect(await storedOf(user)).toEqual(nothing);
  });

  it('keeps the data when the same person arrives again', async () => {
    const user = await storeDataOfMarie();
    await arrive(marie);
    expect(await storedOf(user)).toEqual(everything);
  });

  it.each<Computer>(['shared', 'own'])(
    'deletes the data before another user, on a %s computer',
    async (whose) => {
      await updateSettings({ computer: whose });
      const user = await storeDataOfMarie();
      const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
      const stored = vi.spyOn(fakeBrowser.storage.session, 'set');
      expect((await arrive(paul)).person).toEqual(paul);
      expect(await storedOf(user)).toEqual(nothing);
      expect(await readCurrentPerson()).toMatchObject({ person: paul });
      const [deletedFirst = 0] = deleted.mock.invocationCallOrder;
      expect(stored.mock.invocationCallOrder.every((order) => order > deletedFirst)).toBe(true);
      expect(stored).toHaveBeenCalledOnce();
    },
  );

  it('rejects and keeps the user when the deletion fails', async () => {
    await storeDataOfMarie();
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('blocked', 'UnknownError');
    });
    await expect(arrive(paul)).rejects.toThrow('blocked');
    expect((await readCurrentPerson())?.person).toEqual(marie);
  });
});

describe('whileCurrent', () => {
  it('runs for the current user only, and delays the next arrival', async () => {
    const first = await arrive(marie);
    const log: string[] = [];
    const release = Promise.withResolvers<void>();
    const running = whileCurrent(first, async () => {
      log.push('task begins');
      await release.promise;
      log.push('task ends');
    });
    const arriving = arrive(paul).then(() => log.push('Paul arrived'));
    const late = whileCurrent(first, async () => void log.push('late task'));
    release.resolve();
    await Promise.all([running, arriving, late]);
    expect(log).toEqual(['task begins', 'task ends', 'Paul arrived']);
  });
});

describe('leave', () => {
  it('deletes everything on a shared computer', async () => {
    const user = await storeDataOfMarie();
    await leave();
    expect(await readCurrentPerson()).toBeNull();
    expect(await storedOf(user)).toEqual(nothing);
  });

  it('deletes only the sessions on the user’s own computer', async () => {
    await updateSettings({ computer: 'own' });
    const user = await storeDataOfMarie();
    await leave();
    expect(await storedOf(user)).toEqual({ ...everything, session: false });
    expect((await readCurrentPerson())?.person).toEqual(marie);
  });
});

describe('applyComputerSetting', () => {
  const owner = async () => (await fakeBrowser.storage.local.get('owner'))['owner'];

  it('stores the user beyond the browser run on their own computer only', async () => {
    const user = await storeDataOfMarie();
    await updateSettings({ computer: 'own' });
    await applyComputerSetting();
    expect(await owner()).toMatchObject({ person: marie });
    expect(await storedOf(user)).toEqual(everything);
    await updateSettings({ computer: 'shared' });
    await applyComputerSetting();
    expect(await owner()).toBeUndefined();
    expect(await storedOf(user)).toEqual({ ...everything, searches: 0 });
  });

  it('deletes the search history of a shared computer without a current user', async () => {
    const user = await storeDataOfMarie();
    await fakeBrowser.storage.session.remove('current-person');
    await applyComputerSetting();
    expect(await storedOf(user)).toEqual({ ...everything, searches: 0 });
    expect(await readCurrentPerson()).toBeNull();
  });
});
