import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportsServices } from '../../components/options/admin-model.ts';
import { createArchiveSession } from '../../components/options/exports/archive-session.ts';
import type { ExportRecord } from '../../utils/domain/export-record.ts';
import type { JournalEntry } from '../../utils/domain/journal.ts';
import { fail, succeed } from '../../utils/domain/result.ts';
import { keepExport } from '../../utils/storage/export-archive.ts';
import { writeJournal } from '../../utils/storage/journal-store.ts';
import { exportRecord } from '../fixtures/exported.ts';
import { clearStorage, fakeAdminServices } from '../support/fake-admin-services.ts';

const hour = 3_600_000;
const bytes = new Uint8Array([60, 255]);
const entries: readonly JournalEntry[] = [
  { at: 5, event: { kind: 'portal-added', portalId: 'cdi' } },
  // The clock was set back in between.
  { at: 1, event: { kind: 'list-imported', list: 'siecle', users: 812, leftOut: 3 } },
];

beforeEach(async () => {
  await clearStorage();
  vi.useFakeTimers({ toFake: ['Date'], now: hour });
});

afterEach(() => {
  vi.useRealTimers();
});

async function archived(...records: readonly ExportRecord[]): Promise<void> {
  for (const record of records) await keepExport(record, bytes, null);
}

function archiveSession(changes: Partial<ExportsServices> = {}) {
  const { exports, downloads, errors } = fakeAdminServices();
  return { session: createArchiveSession({ ...exports, ...changes }), downloads, errors };
}

async function refreshedSession(changes: Partial<ExportsServices> = {}) {
  const all = archiveSession(changes);
  await all.session.refresh();
  return all;
}

const broken = async () => fail({ kind: 'broken' } as const);
const throws = async () => {
  throw new Error('bug');
};

describe('the archive', () => {
  it('shows the stored exports once they are read', async () => {
    await archived(exportRecord());
    const { session } = archiveSession();
    expect(session.view.get().exports).toEqual({ kind: 'loading' });
    await session.refresh();
    expect(session.view.get().exports).toEqual({
      kind: 'list',
      records: [exportRecord()],
      unreadable: 0,
      portals: [{ id: 'cdi', name: 'CDI' }],
      portalId: null,
      now: hour,
    });
  });

  it('is empty, and creates no database, on a computer without exports', async () => {
    const { session } = await refreshedSession();
    expect(session.view.get()).toMatchObject({ exports: { records: [] }, journal: { entries: [] } });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('shows a failure instead of an empty list', async () => {
    const { session } = await refreshedSession({ listExports: broken });
    expect(session.view.get().exports).toEqual({ kind: 'failed', failure: 'broken' });
    const thrown = await refreshedSession({ listExports: throws });
    expect(thrown.session.view.get().exports).toEqual({ kind: 'failed', failure: 'extension-failed' });
    expect(thrown.errors).toHaveLength(1);
  });

  it('shows the later of two overlapping reads, whichever ends first', async () => {
    const first = Promise.withResolvers<void>();
    let reads = 0;
    const { session } = archiveSession({
      listExports: async () => {
        reads += 1;
        if (reads > 1) return succeed({ records: [], unreadable: 0 });
        await first.promise;
        return succeed({ records: [exportRecord()], unreadable: 0 });
      },
    });
    const refreshes = [session.refresh(), session.refresh()];
    await refreshes[1];
    first.resolve();
    await refreshes[0];
    expect(session.view.get().exports).toMatchObject({ records: [] });
  });

  it('deletes files at the end of their retention while the page is open, and shows it in the journal', async () => {
    await archived(exportRecord());
    const { session } = await refreshedSession();
    vi.setSystemTime(72 * hour - 1);
    await session.refresh();
    expect(session.view.get().exports).toMatchObject({ records: [{ purgedAt: null }] });
    vi.setSystemTime(72 * hour);
    await session.refresh();
    expect(session.view.get()).toMatchObject({
      exports: { records: [{ purgedAt: 72 * hour }] },
      journal: { entries: [{ event: { kind: 'file-purged' } }] },
    });
  });

  it('shows the exports when deleting their files fails', async () => {
    await archived(exportRecord());
    vi.setSystemTime(80 * hour);
    const { session, errors } = await refreshedSession({ purgeExports: throws });
    expect(session.view.get().exports).toMatchObject({ kind: 'list', records: [{ purgedAt: null }] });
    expect(errors).toHaveLength(1);
  });

  it('filters by portal, named as at its latest export, while it has any', async () => {
    const other = { portalId: 'annexe', portalName: 'Annexe' };
    const records = [
      exportRecord({ id: '3', at: 3, portalName: 'CDI Curie' }),
      exportRecord({ id: '2', at: 2, ...other }),
      exportRecord({ id: '1', at: 1 }),
    ];
    const list = { records, unreadable: 0 };
    const { session } = await refreshedSession({ listExports: async () => succeed(list) });
    const shown = () => session.view.get().exports;
    session.choosePortal('cdi');
    expect(shown()).toMatchObject({
      records: [{ id: '3' }, { id: '1' }],
      portals: [
        { id: 'cdi', name: 'CDI Curie' },
        { id: 'annexe', name: 'Annexe' },
      ],
      portalId: 'cdi',
    });
    session.choosePortal(null);
    expect(shown()).toMatchObject({ records: [{ id: '3' }, { id: '2' }, { id: '1' }] });
    session.choosePortal('annexe');
    list.records = records.filter(({ id }) => id !== '2');
    await session.refresh();
    expect(shown()).toMatchObject({ records: [{ id: '3' }, { id: '1' }], portalId: null });
  });
});

describe('an archived export', () => {
  beforeEach(() => archived(exportRecord()));

  it('is downloaded under its file name', async () => {
    const { session, downloads } = await refreshedSession();
    await session.download(exportRecord());
    expect(downloads).toEqual([{ name: 'e-sidoc_9990001X.xml', content: bytes }]);
    expect(session.view.get().notice).toBeNull();
  });

  it('is reported as deleted, and the list refreshed, when its file is gone', async () => {
    const { session, downloads } = await refreshedSession();
    const elsewhere = await refreshedSession();
    await elsewhere.session.erase(exportRecord());
    await session.download(exportRecord());
    expect(downloads).toEqual([]);
    expect(session.view.get()).toMatchObject({
      notice: { kind: 'gone' },
      exports: { records: [{ purgedAt: hour }] },
    });
  });

  it.each([
    [{ readExportFile: broken }, { kind: 'not-read', failure: 'broken' }],
    [{ readExportFile: throws }, { kind: 'not-read', failure: 'extension-failed' }],
  ])('is not downloaded when reading its file fails %#', async (changes, notice) => {
    const { session, downloads } = await refreshedSession(changes);
    await session.download(exportRecord());
    expect(session.view.get().notice).toEqual(notice);
    expect(downloads).toEqual([]);
  });

  it('loses its file on request, and the journal shows it', async () => {
    const { session } = await refreshedSession();
    await session.erase(exportRecord());
    expect(session.view.get()).toMatchObject({
      notice: { kind: 'erased' },
      exports: { records: [{ purgedAt: hour }] },
      journal: { entries: [{ event: { kind: 'file-erased' } }] },
    });
    session.closeNotice();
    expect(session.view.get().notice).toBeNull();
  });

  it.each([
    [{ eraseExportFile: broken }, { kind: 'not-erased', failure: 'broken' }],
    [{ eraseExportFile: throws }, { kind: 'not-erased', failure: 'extension-failed' }],
    [{ eraseExportFile: async () => succeed({ noted: false }) }, { kind: 'erased-unnoted' }],
  ])('shows why deleting its file failed %#', async (changes, notice) => {
    const { session } = await refreshedSession(changes);
    await session.erase(exportRecord());
    expect(session.view.get()).toMatchObject({ notice, exports: { records: [{ purgedAt: null }] } });
  });

  it('has its whole hash copied', async () => {
    const copied: string[] = [];
    const { session } = await refreshedSession({ copyText: async (text) => void copied.push(text) });
    await session.copyHash(exportRecord());
    expect(copied).toEqual(['a'.repeat(64)]);
    expect(session.view.get().notice).toEqual({ kind: 'copied' });
    const refused = await refreshedSession({ copyText: throws });
    await refused.session.copyHash(exportRecord());
    expect(refused.session.view.get().notice).toEqual({ kind: 'not-copied' });
  });
});

describe('the journal', () => {
  beforeEach(async () => {
    await writeJournal(entries);
  });

  it('shows the latest entry first, in the order of writing', async () => {
    const { session } = archiveSession();
    expect(session.view.get().journal).toEqual({ kind: 'loading' });
    await session.refresh();
    expect(session.view.get().journal).toEqual({
      kind: 'list',
      entries: entries.toReversed(),
      unreadable: 0,
    });
  });

  it('is downloaded as a table in the order of writing, once it is read', async () => {
    const { session, downloads } = archiveSession();
    session.saveJournal();
    expect(downloads).toEqual([]);
    await session.refresh();
    session.saveJournal();
    expect(downloads.map(({ content }) => content)).toEqual([
      [
        ['at', 'kind', 'portalId', 'exportId', 'details'],
        ['1970-01-01T00:00:00.005Z', 'portal-added', 'cdi', '', ''],
        ['1970-01-01T00:00:00.001Z', 'list-imported', '', '', 'list=siecle users=812 leftOut=3'],
      ],
    ]);
  });

  it('shows a failure instead of an empty list', async () => {
    const { session } = await refreshedSession({ readJournal: async () => fail({ kind: 'later-version' }) });
    expect(session.view.get().journal).toEqual({ kind: 'failed', failure: 'later-version' });
    const thrown = await refreshedSession({ readJournal: throws });
    expect(thrown.session.view.get().journal).toEqual({ kind: 'failed', failure: 'extension-failed' });
    expect(thrown.errors).toHaveLength(1);
  });

  it('shows the later of two overlapping reads, whichever ends first', async () => {
    const first = Promise.withResolvers<void>();
    let reads = 0;
    const { session } = archiveSession({
      readJournal: async () => {
        reads += 1;
        if (reads > 1) return succeed({ entries, unreadable: 0 });
        await first.promise;
        return succeed({ entries: [], unreadable: 0 });
      },
    });
    const earlier = session.refresh();
    await expect.poll(() => reads).toBe(1);
    await session.refresh();
    first.resolve();
    await earlier;
    expect(session.view.get().journal).toMatchObject({ entries: entries.toReversed() });
  });
});
