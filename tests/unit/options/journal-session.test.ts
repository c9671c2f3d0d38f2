import { describe, expect, it } from 'vitest';
import {
  createJournalSession,
  type JournalPorts,
} from '../../../components/options/exports/journal-session.ts';
import type { JournalEntry } from '../../../utils/domain/journal.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';

const entries: readonly JournalEntry[] = [
  { at: 5, event: { kind: 'portal-added', portalId: 'cdi' } },
  // The clock was set back in between.
  { at: 1, event: { kind: 'list-imported', list: 'siecle', users: 812, leftOut: 3 } },
];

const tables: (readonly (readonly string[])[])[] = [];
const faults: unknown[] = [];
const ports: JournalPorts = {
  read: async () => succeed({ entries, unreadable: 2 }),
  saveTable: (rows) => tables.push(rows),
  failed: (error) => faults.push(error),
};

describe('the journal’s session', () => {
  it('shows the latest entry first, by the order in which they were written', async () => {
    const session = createJournalSession(ports);
    expect(session.view()).toEqual({ kind: 'loading' });
    await session.look();
    expect(session.view()).toEqual({ kind: 'list', entries: entries.toReversed(), unreadable: 2 });
  });

  it('gives the whole journal as a table, in the order in which it was written', async () => {
    const session = createJournalSession(ports);
    session.saveTable();
    expect(tables).toEqual([]);
    await session.look();
    session.saveTable();
    expect(tables).toEqual([
      [
        ['at', 'kind', 'portalId', 'exportId', 'details'],
        ['1970-01-01T00:00:00.005Z', 'portal-added', 'cdi', '', ''],
        ['1970-01-01T00:00:00.001Z', 'list-imported', '', '', 'list=siecle users=812 leftOut=3'],
      ],
    ]);
  });

  it('never shows a failure as emptiness', async () => {
    const failing = createJournalSession({ ...ports, read: async () => fail({ kind: 'later-version' }) });
    await failing.look();
    expect(failing.view()).toEqual({ kind: 'failed', trouble: 'later-version' });
    const throwing = createJournalSession({ ...ports, read: () => Promise.reject(new Error('ours')) });
    await throwing.look();
    expect(throwing.view()).toEqual({ kind: 'failed', trouble: 'extension-failed' });
    expect(faults).toHaveLength(1);
  });

  it('shows the later of two looks, whichever answers first', async () => {
    const first = Promise.withResolvers<void>();
    let asked = 0;
    const session = createJournalSession({
      ...ports,
      read: async () => {
        asked += 1;
        if (asked > 1) return succeed({ entries, unreadable: 0 });
        await first.promise;
        return succeed({ entries: [], unreadable: 0 });
      },
    });
    const looks = [session.look(), session.look()];
    await looks[1];
    first.resolve();
    await looks[0];
    expect(session.view()).toMatchObject({ entries: entries.toReversed() });
  });
});
