import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { portalsServices } from '../../entrypoints/options/portals-services.ts';
import { readJournal } from '../../utils/storage/journal-store.ts';
import { readSettings } from '../../utils/storage/settings.ts';
import { cannotBeWritten } from '../support/broken-database.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';

const now = 1_795_777_275_128;
const services = portalsServices(
  () => Promise.reject(new Error('the worker is not needed')),
  async () => {},
);

async function journal() {
  const read = await readJournal();
  if (!read.ok) throw new Error(`the journal could not be read: ${read.failure.kind}`);
  return read.value.entries;
}

beforeEach(async () => {
  fakeBrowser.reset();
  await deleteAdminDatabase();
  vi.spyOn(Date, 'now').mockReturnValue(now);
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => true);
});

describe('the journal of the portals', () => {
  it('has an entry for each portal that is added, changed, removed and restored', async () => {
    await services.save(sandboxPortal);
    await services.save({ ...sandboxPortal, name: 'Renamed' });
    await services.remove(sandboxPortal.id);
    await services.restore(sandboxPortal, 0);
    expect(await journal()).toEqual(
      ['portal-added', 'portal-changed', 'portal-removed', 'portal-added'].map((kind) => ({
        at: now,
        event: { kind, portalId: 'cdi' },
      })),
    );
  });

  it('has no entry for a save without changes, a move, and a removal of an unknown portal', async () => {
    await services.save(sandboxPortal);
    await services.save({ ...sandboxPortal });
    await services.move('cdi', 1);
    await services.remove('unknown');
    expect(await journal()).toHaveLength(1);
  });

  it('has no entry when the host permission is refused', async () => {
    vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => false);
    expect(await services.save(sandboxPortal)).toBe(false);
    expect(await journal()).toEqual([]);
  });

  it('does not fail the save, and reports, when it cannot be written', async () => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
    cannotBeWritten();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(IDBObjectStore.prototype.put);
    expect(await services.save(sandboxPortal)).toBe(true);
    expect((await readSettings()).portals).toEqual([sandboxPortal]);
    expect(warning).toHaveBeenCalledWith('Compagnon CDI, options: JournalNotWritten', expect.anything());
  });
});
