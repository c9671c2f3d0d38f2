import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { adminUpgrades } from '../../utils/storage/admin-database.ts';
import { readRoster, saveRoster } from '../../utils/storage/roster-store.ts';
import { user } from '../fixtures/exported.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';

beforeEach(deleteAdminDatabase);

describe('a database', () => {
  it('of a later version is not changed', async () => {
    const later = await openDB('cdi-admin', adminUpgrades.length + 1, {
      upgrade: (opened) => void opened.createObjectStore('roster').put('of the future', 1),
    });
    later.close();
    expect(await saveRoster([user()], 1)).toEqual({ ok: false, failure: { kind: 'later-version' } });
    expect(await readRoster()).toEqual({ ok: false, failure: { kind: 'later-version' } });
    const after = await openDB('cdi-admin');
    expect(await after.getAll('roster')).toEqual(['of the future']);
    after.close();
  });

  it.each(['UnknownError', 'SecurityError'])('that does not open (%s) is not changed', async (name) => {
    await saveRoster([user()], 1);
    await reopened();
    const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', name);
    });
    expect(await readRoster()).toEqual({ ok: false, failure: { kind: 'broken' } });
    expect(deleted).not.toHaveBeenCalled();
    opening.mockRestore();
    expect(await readRoster()).toMatchObject({ value: { users: [user()] } });
  });

  it('that another context deletes is created again', async () => {
    await saveRoster([user()], 1);
    await deleteDB('cdi-admin');
    expect(await readRoster()).toMatchObject({ value: { users: [], savedAt: null } });
    expect(await saveRoster([user()], 2)).toMatchObject({ ok: true });
  });

  it('that another context blocks is busy, and usable afterwards', async () => {
    await saveRoster([user()], 1);
    const blocking = await openDB('cdi-admin', undefined, { blocking: () => {} });
    await reopened();
    const deleting = deleteDB('cdi-admin');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let read: unknown = null;
    const reading = readRoster().then((result) => {
      read = result;
    });
    await vi.waitUntil(async () => {
      await vi.advanceTimersByTimeAsync(500);
      return read !== null;
    });
    vi.useRealTimers();
    await reading;
    expect(read).toEqual({ ok: false, failure: { kind: 'busy' } });
    blocking.close();
    await deleting;
    vi.setSystemTime(Date.now() + 11_000);
    expect(await readRoster()).toMatchObject({ ok: true, value: { users: [] } });
    vi.useRealTimers();
  });

  /** Closes the extension's connection, as the end of a background does. */
  async function reopened(): Promise<void> {
    const { version } = await openDB('cdi-admin').then((database) => {
      database.close();
      return database;
    });
    expect(version).toBe(adminUpgrades.length);
    const connections = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await readRoster();
    for (const connection of connections.mock.contexts) (connection as IDBDatabase).close();
    connections.mockRestore();
  }
});
