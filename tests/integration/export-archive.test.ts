import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eraseExportFile, purgeExports } from '../../utils/background/purge-exports.ts';
import { afterPurge } from '../../utils/domain/export-record.ts';
import { adminDatabaseExists } from '../../utils/storage/admin-database.ts';
import { keepExport, listExports, readExportFile, settleExport } from '../../utils/storage/export-archive.ts';
import { readLastExport } from '../../utils/storage/fingerprint-store.ts';
import { readJournal } from '../../utils/storage/journal-store.ts';
import { exportRecord } from '../fixtures/exported.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';

const hour = 3_600_000;
const bytes = new Uint8Array([1, 2, 255]);

async function purge(now: number): Promise<void> {
  vi.setSystemTime(now);
  await purgeExports();
}

async function erase(id: string, now: number) {
  vi.setSystemTime(now);
  return eraseExportFile(id);
}

async function storedFiles(): Promise<readonly IDBValidKey[]> {
  if (!(await adminDatabaseExists())) return [];
  const database = await openDB('cdi-admin');
  const keys = await database.getAllKeys('files');
  database.close();
  return keys;
}

async function damage(store: 'exports' | 'files', record: object): Promise<void> {
  const database = await openDB('cdi-admin');
  await database.put(store, record);
  database.close();
}

async function records() {
  const list = await listExports();
  if (!list.ok) throw new Error('the archive could not be read');
  return list.value;
}

beforeEach(deleteAdminDatabase);
afterEach(() => void vi.useRealTimers());

describe('the archive', () => {
  it('lists what was stored, newest first', async () => {
    const [older, newer] = [exportRecord(), exportRecord({ id: 'export-2', at: hour })];
    for (const record of [older, newer]) await keepExport(record, bytes, null);
    expect(await records()).toEqual({ records: [newer, older], unreadable: 0 });
    expect(await readExportFile('export-1', hour)).toEqual({ ok: true, value: bytes });
    expect(await readExportFile('export-9', hour)).toEqual({ ok: true, value: null });
  });

  it('never replaces an export', async () => {
    await keepExport(exportRecord(), bytes, null);
    await expect(keepExport(exportRecord({ sha256: 'b' }), new Uint8Array(9), null)).rejects.toThrow();
    expect((await records()).records).toEqual([exportRecord()]);
    expect(await readExportFile('export-1', 0)).toEqual({ ok: true, value: bytes });
  });

  it('stores record and file both or neither', async () => {
    await keepExport(exportRecord(), bytes, null);
    await damage('files', { id: 'export-2', bytes });
    await expect(keepExport(exportRecord({ id: 'export-2' }), bytes, null)).rejects.toThrow();
    expect((await records()).records).toHaveLength(1);
  });

  it('stores the outcome of an export that it has, and no other', async () => {
    await keepExport(exportRecord({ outcome: { kind: 'unknown', at: 1 } }), bytes, null);
    const outcome = { kind: 'sent', at: 2, receivedBefore: false } as const;
    const fingerprints = { k1: 'f1' };
    expect(await settleExport('export-1', outcome, fingerprints)).toEqual({ ok: true, value: true });
    expect(await settleExport('export-9', outcome, { k: 'other' })).toEqual({ ok: true, value: false });
    expect((await records()).records).toEqual([exportRecord({ outcome })]);
    expect(await readLastExport('cdi')).toEqual({
      ok: true,
      value: { portalId: 'cdi', exportId: 'export-1', fingerprints },
    });
  });

  it('counts and keeps records that it cannot read', async () => {
    await keepExport(exportRecord(), bytes, null);
    await damage('exports', { ...exportRecord({ id: 'export-2' }), outcome: { kind: 'eaten' } });
    expect(await records()).toEqual({ records: [exportRecord()], unreadable: 1 });
    await purge(100 * hour);
    expect((await records()).unreadable).toBe(1);
  });

  it('does not return a file after its retention, even before the purge', async () => {
    await keepExport(exportRecord(), bytes, null);
    expect(await readExportFile('export-1', 72 * hour - 1)).toMatchObject({ value: bytes });
    expect(await readExportFile('export-1', 72 * hour)).toEqual({ ok: true, value: null });
  });
});

describe('a purge', () => {
  it('does not create the database', async () => {
    await purge(0);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('deletes the file, keeps the record and writes to the journal', async () => {
    await keepExport(exportRecord(), bytes, null);
    await purge(71 * hour);
    expect(await storedFiles()).toEqual(['export-1']);
    await purge(72 * hour);
    await purge(73 * hour);
    expect(await storedFiles()).toEqual([]);
    const [record] = (await records()).records;
    expect(record).toEqual({ ...afterPurge(exportRecord(), 72 * hour) });
    expect(record?.purgedAt).toBe(72 * hour);
    expect(await readJournal()).toMatchObject({
      value: {
        entries: [{ at: 72 * hour, event: { kind: 'file-purged', portalId: 'cdi', exportId: 'export-1' } }],
      },
    });
  });

  it('deletes files without a readable record, and writes to the journal', async () => {
    await keepExport(exportRecord(), bytes, null);
    await damage('exports', { ...exportRecord({ id: 'export-2' }), keptFor: 'long' });
    for (const id of ['export-2', 'export-3']) await damage('files', { id, bytes });
    await purge(hour);
    expect(await storedFiles()).toEqual(['export-1']);
    expect(await readJournal()).toMatchObject({
      value: { entries: [{ event: { kind: 'stray-files-purged', count: 2 } }] },
    });
  });

  it('that the browser does not allow is a failure', async () => {
    await keepExport(exportRecord(), bytes, null);
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(purgeExports()).rejects.toThrow('full');
  });
});

type Step =
  | { readonly kind: 'export' | 'purge' }
  | { readonly kind: 'pass' | 'set-clock'; readonly hours: number };

const someHours = fc.oneof(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 90 }));
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'export' } as const) },
  { weight: 6, arbitrary: fc.constant({ kind: 'purge' } as const) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: someHours }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set-clock' as const),
      hours: fc.oneof(fc.integer({ min: -9000, max: -1 }), fc.integer({ min: 1, max: 100 })),
    }),
  },
);

/** What the test knows of an export: the time that has really passed. */
interface Made {
  readonly id: string;
  trueHours: number;
  /** Since the last purge. */
  gapHours: number;
  gapSetBack: boolean;
  /** Of the intervals between two purges in which the clock was set back. */
  lostHours: number;
  setForward: boolean;
}

/** Simulates a computer whose clock is set at times, and whose browser is closed between two purges. */
async function simulate(steps: readonly Step[]): Promise<void> {
  let clock = 1_000_000;
  const made: Made[] = [];
  for (const step of steps) {
    if (step.kind === 'pass') {
      clock += step.hours;
      for (const one of made) {
        one.trueHours += step.hours;
        one.gapHours += step.hours;
      }
    } else if (step.kind === 'set-clock') {
      clock += step.hours;
      for (const one of made) {
        one.gapSetBack ||= step.hours < 0;
        one.setForward ||= step.hours > 0;
      }
    } else if (step.kind === 'export') {
      const id = `export-${made.length}`;
      made.push({ id, trueHours: 0, gapHours: 0, gapSetBack: false, lostHours: 0, setForward: false });
      await keepExport(exportRecord({ id, at: clock * hour }), bytes, null);
    } else {
      await purge(clock * hour);
      await check(made);
    }
  }
}

async function check(made: readonly Made[]): Promise<void> {
  const files = new Set(await storedFiles());
  const proofs = new Map((await records()).records.map((record) => [record.id, record]));
  expect(proofs.size).toBe(made.length);
  for (const one of made) {
    if (one.gapSetBack) one.lostHours += one.gapHours;
    one.gapHours = 0;
    one.gapSetBack = false;
    if (one.trueHours >= 72 + one.lostHours) expect(files).not.toContain(one.id);
    if (one.trueHours < 72 && !one.setForward) expect(files).toContain(one.id);
    expect(proofs.get(one.id)?.purgedAt === null).toBe(files.has(one.id));
  }
}

describe('for any sequence of exports, clock changes and closed browsers', () => {
  it('each file is kept for 72 hours and no longer, and its record stays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { minLength: 20, maxLength: 40, size: 'max' }), async (steps) => {
        await deleteAdminDatabase();
        await simulate([...steps, { kind: 'purge' }]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the deletion of a file by the administrator', () => {
  it('deletes that file only, keeps the record and writes to the journal once', async () => {
    await keepExport(exportRecord(), bytes, null);
    await keepExport(exportRecord({ id: 'export-2' }), bytes, null);
    expect(await erase('export-1', hour)).toEqual({ ok: true, value: { noted: true } });
    expect(await erase('export-1', 2 * hour)).toEqual({ ok: true, value: { noted: true } });
    expect(await storedFiles()).toEqual(['export-2']);
    const byId = new Map((await records()).records.map((record) => [record.id, record]));
    expect(byId.get('export-1')).toEqual({
      ...exportRecord(),
      purgedAt: hour,
      keptFor: { milliseconds: hour, asOf: hour },
    });
    expect(byId.get('export-2')).toEqual(exportRecord({ id: 'export-2' }));
    expect(await readJournal()).toMatchObject({
      value: {
        entries: [{ at: hour, event: { kind: 'file-erased', portalId: 'cdi', exportId: 'export-1' } }],
      },
    });
  });

  it('deletes nothing for an unknown export', async () => {
    await keepExport(exportRecord(), bytes, null);
    expect(await erase('export-9', hour)).toMatchObject({ ok: true });
    expect(await storedFiles()).toEqual(['export-1']);
    expect(await readJournal()).toMatchObject({ value: { entries: [] } });
  });

  it('reports that the journal could not be written', async () => {
    await keepExport(exportRecord(), bytes, null);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await erase('export-1', 5)).toEqual({ ok: true, value: { noted: false } });
    expect(await storedFiles()).toEqual([]);
  });
});
