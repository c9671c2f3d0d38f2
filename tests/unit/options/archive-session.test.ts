import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ArchivePorts,
  createArchiveSession,
} from '../../../components/options/exports/archive-session.ts';
import { afterErasure, afterPurge, type ExportRecord } from '../../../utils/domain/export-record.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import { exportRecord } from '../../fixtures/exported.ts';

const hour = 3_600_000;
const bytes = new Uint8Array([60, 255]);

/** An archive in memory, and all that was done outside of it. */
class Shelf {
  records: readonly ExportRecord[] = [exportRecord()];
  now = hour;
  readonly files = new Map([['export-1', bytes]]);
  readonly saved: (readonly [string, Uint8Array])[] = [];
  readonly copied: string[] = [];
  readonly faults: unknown[] = [];

  readonly ports: ArchivePorts = {
    now: () => this.now,
    list: async () => succeed({ records: this.records, unreadable: 0 }),
    readFile: async (id) => succeed(this.files.get(id) ?? null),
    erase: async (id) => {
      this.records = this.records.map((one) => (one.id === id ? afterErasure(one, this.now) : one));
      return succeed({ noted: true });
    },
    purge: async () => {
      this.records = this.records.map((one) => afterPurge(one, this.now));
    },
    save: (name, file) => this.saved.push([name, file]),
    copy: async (text) => void this.copied.push(text),
    failed: (error) => this.faults.push(error),
  };
}

let shelf: Shelf;

beforeEach(() => {
  shelf = new Shelf();
});

async function opened(changes: Partial<ArchivePorts> = {}) {
  const session = createArchiveSession({ ...shelf.ports, ...changes });
  await session.look();
  return session;
}

const broken = async () => fail({ kind: 'broken' } as const);
const throws = async () => {
  throw new Error('ours');
};

describe('the archive’s session', () => {
  it('waits, then shows what is kept and tells so once', async () => {
    const session = createArchiveSession(shelf.ports);
    let changes = 0;
    const end = session.subscribe(() => {
      changes += 1;
    });
    expect(session.view()).toEqual({ kind: 'loading' });
    await session.look();
    expect(session.view()).toEqual({
      kind: 'list',
      records: [exportRecord()],
      unreadable: 0,
      portals: [{ id: 'cdi', name: 'CDI' }],
      portalId: null,
      now: hour,
    });
    expect(changes).toBe(1);
    end();
    await session.look();
    expect(changes).toBe(1);
  });

  it('never shows a failure as emptiness', async () => {
    expect((await opened({ list: broken })).view()).toEqual({ kind: 'failed', trouble: 'broken' });
    expect((await opened({ list: throws })).view()).toEqual({ kind: 'failed', trouble: 'extension-failed' });
    expect(shelf.faults).toHaveLength(1);
  });

  it('shows the later of two looks, whichever answers first', async () => {
    const first = Promise.withResolvers<void>();
    const early = shelf.records;
    let asked = 0;
    const session = createArchiveSession({
      ...shelf.ports,
      list: async () => {
        asked += 1;
        if (asked > 1) return succeed({ records: [], unreadable: 0 });
        await first.promise;
        return succeed({ records: early, unreadable: 0 });
      },
    });
    const looks = [session.look(), session.look()];
    await looks[1];
    first.resolve();
    await looks[0];
    expect(session.view()).toMatchObject({ records: [] });
  });

  it('has files deleted whose time ends while the page is open', async () => {
    const session = await opened();
    shelf.now = 72 * hour - 1;
    await session.look();
    expect(session.view()).toMatchObject({ records: [{ purgedAt: null }] });
    shelf.now = 72 * hour;
    await session.look();
    expect(session.view()).toMatchObject({ records: [{ purgedAt: 72 * hour }] });
  });

  it('shows what is there when the deletion fails', async () => {
    shelf.now = 80 * hour;
    const session = await opened({ purge: throws });
    expect(session.view()).toMatchObject({ kind: 'list', records: [{ purgedAt: null }] });
    expect(shelf.faults).toHaveLength(1);
  });

  it('shows one portal’s exports, under its latest name, for as long as it has any', async () => {
    const others = { portalId: 'annexe', portalName: 'Annexe' };
    shelf.records = [
      exportRecord({ id: '3', at: 3, portalName: 'CDI Curie' }),
      exportRecord({ id: '2', at: 2, ...others }),
      exportRecord({ id: '1', at: 1 }),
    ];
    const session = await opened();
    session.choosePortal('cdi');
    expect(session.view()).toMatchObject({
      records: [{ id: '3' }, { id: '1' }],
      portals: [
        { id: 'cdi', name: 'CDI Curie' },
        { id: 'annexe', name: 'Annexe' },
      ],
      portalId: 'cdi',
    });
    session.choosePortal(null);
    expect(session.view()).toMatchObject({ records: [{ id: '3' }, { id: '2' }, { id: '1' }] });
    session.choosePortal('annexe');
    shelf.records = shelf.records.filter(({ id }) => id !== '2');
    await session.look();
    expect(session.view()).toMatchObject({ records: [{ id: '3' }, { id: '1' }], portalId: null });
  });
});

describe('what is asked of an export', () => {
  it('is its file, under its name', async () => {
    const session = await opened();
    await session.download(exportRecord());
    expect(shelf.saved).toEqual([['e-sidoc_9990001X.xml', bytes]]);
    expect(session.notice()).toBeNull();
  });

  it('is a file that is gone: told, and looked at anew', async () => {
    const session = await opened();
    shelf.files.clear();
    shelf.records = shelf.records.map((one) => afterErasure(one, 5));
    await session.download(exportRecord());
    expect(shelf.saved).toEqual([]);
    expect(session.notice()).toEqual({ kind: 'gone' });
    expect(session.view()).toMatchObject({ records: [{ purgedAt: 5 }] });
  });

  it.each([
    [{ readFile: broken }, { kind: 'not-read', trouble: 'broken' }],
    [{ readFile: throws }, { kind: 'not-read', trouble: 'extension-failed' }],
  ])('is a file that cannot be read %#', async (ports, notice) => {
    const session = await opened(ports);
    await session.download(exportRecord());
    expect(session.notice()).toEqual(notice);
    expect(shelf.saved).toEqual([]);
  });

  it('is its deletion', async () => {
    const session = await opened();
    await session.erase(exportRecord());
    expect(session.view()).toMatchObject({ records: [{ purgedAt: hour }] });
    expect(session.notice()).toEqual({ kind: 'erased' });
    session.closeNotice();
    expect(session.notice()).toBeNull();
  });

  it.each([
    [{ erase: broken }, { kind: 'not-erased', trouble: 'broken' }],
    [{ erase: throws }, { kind: 'not-erased', trouble: 'extension-failed' }],
    [{ erase: async () => succeed({ noted: false }) }, { kind: 'erased-unnoted' }],
  ])('is a deletion that goes wrong %#', async (ports, notice) => {
    const session = await opened(ports);
    await session.erase(exportRecord());
    expect(session.notice()).toEqual(notice);
    expect(session.view()).toMatchObject({ records: [{ purgedAt: null }] });
  });

  it('is its hash in full', async () => {
    const session = await opened();
    await session.copyHash(exportRecord());
    expect(shelf.copied).toEqual(['a'.repeat(64)]);
    expect(session.notice()).toEqual({ kind: 'copied' });
    const refused = await opened({ copy: throws });
    await refused.copyHash(exportRecord());
    expect(refused.notice()).toEqual({ kind: 'not-copied' });
  });
});
