import { deleteAdminDatabase } from '../support/stored-records.ts';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '../../entrypoints/background/index.ts';
import { keepExport, listExports } from '../../utils/storage/export-archive.ts';
import { readJournal } from '../../utils/storage/journal-store.ts';
import { exportRecord } from '../fixtures/exported.ts';
import { grantHosts } from '../support/granted-hosts.ts';

const hour = 3_600_000;
const made = new Date(2026, 10, 23, 9).getTime();

beforeEach(async () => {
  fakeBrowser.reset();
  grantHosts();
  await deleteAdminDatabase();
  vi.setSystemTime(made);
});
afterEach(() => {
  vi.useRealTimers();
});

async function purgedAt(): Promise<number | null | undefined> {
  const list = await listExports();
  return list.ok ? list.value.records[0]?.purgedAt : undefined;
}

async function countedTo(): Promise<number | undefined> {
  const list = await listExports();
  return list.ok ? list.value.records[0]?.keptFor.asOf : undefined;
}

async function hourlyAlarm(): Promise<void> {
  const alarm = await vi.waitUntil(() => fakeBrowser.alarms.get('every-hour'));
  if (alarm === undefined) throw new Error('no alarm');
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
}

describe('the file of an export', () => {
  it('is purged at the start when its retention ended while the browser was closed', async () => {
    await keepExport(exportRecord({ at: made }), new Uint8Array([1]), null);
    vi.setSystemTime(made + 100 * hour);
    background.main();
    await vi.waitUntil(async () => (await purgedAt()) !== null);
    expect(await purgedAt()).toBe(made + 100 * hour);
  });

  it('is purged by the hourly alarm at the end of its retention', async () => {
    await keepExport(exportRecord({ at: made }), new Uint8Array([1]), null);
    background.main();
    for (const hours of [1, 71]) {
      vi.setSystemTime(made + hours * hour);
      await hourlyAlarm();
      await vi.waitUntil(async () => (await countedTo()) === made + hours * hour);
      expect(await purgedAt()).toBeNull();
    }
    vi.setSystemTime(made + 72 * hour);
    await hourlyAlarm();
    await vi.waitUntil(async () => (await purgedAt()) !== null);
    await vi.waitUntil(async () => {
      const journal = await readJournal();
      return journal.ok && journal.value.entries.length === 1;
    });
  });

  it('that does not exist creates no database', async () => {
    const listed = vi.spyOn(indexedDB, 'databases');
    background.main();
    await vi.waitUntil(() => listed.mock.calls.length > 0);
    await hourlyAlarm();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('cdi-admin');
  });
});
