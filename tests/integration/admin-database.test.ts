import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type JournalEntry, longestJournal } from '../../utils/domain/journal.ts';
import { noExceptions } from '../../utils/domain/selection.ts';
import { keepExport, listExports, settleExport } from '../../utils/storage/export-archive.ts';
import {
  readExceptions,
  readMapping,
  writeExceptions,
  writeMapping,
} from '../../utils/storage/export-choices.ts';
import { fingerprintKey, readLastExport } from '../../utils/storage/fingerprint-store.ts';
import { readJournal, writeJournal } from '../../utils/storage/journal-store.ts';
import { forgetRoster, readRoster, saveRoster } from '../../utils/storage/roster-store.ts';
import { exportRecord, school, user } from '../fixtures/exported.ts';
import { day } from '../fixtures/loans.ts';
import { cannotBeWritten } from '../support/broken-database.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';

const done = { ok: true, value: undefined };
const unreadable = { ok: false, failure: { kind: 'unreadable' } };

async function put(store: string, record: unknown, key?: string): Promise<void> {
  const database = await openDB('cdi-admin');
  await database.put(store, record, key);
  database.close();
}

beforeEach(deleteAdminDatabase);

describe('the roster', () => {
  const users = Array.from({ length: 1201 }, (_, n) => user({ lastName: `ELEVE ${n}` }));

  it('is empty at first', async () => {
    expect(await readRoster()).toEqual({ ok: true, value: { users: [], savedAt: null, unreadable: 0 } });
  });

  it('reads all users in order, with every field', async () => {
    const whole = user({
      role: 'teacher',
      birthDate: day('1980-02-29'),
      classes: ['4A'],
      schools: [school],
      numbers: { STS: '12' },
      leftOn: day('2026-07-04'),
      places: [{ file: 'sts_emp.xml', line: 7 }],
    });
    expect(await saveRoster([whole, ...users], 5)).toEqual(done);
    expect(await readRoster()).toEqual({
      ok: true,
      value: { users: [whole, ...users], savedAt: 5, unreadable: 0 },
    });
  });

  it('replaces the one before completely', async () => {
    await saveRoster(users, 5);
    await saveRoster(users.slice(0, 2), 6);
    expect(await readRoster()).toEqual({
      ok: true,
      value: { users: users.slice(0, 2), savedAt: 6, unreadable: 0 },
    });
    await saveRoster([], 7);
    expect(await readRoster()).toMatchObject({ value: { users: [], savedAt: 7, unreadable: 0 } });
    await forgetRoster();
    expect(await readRoster()).toMatchObject({ value: { savedAt: null } });
  });

  it('stays complete when the next one cannot be written', async () => {
    await saveRoster(users, 5);
    const unclonable = { ...user(), address: (() => 'no text') as never };
    await expect(saveRoster([...users.slice(0, 600), unclonable], 6)).rejects.toThrow();
    cannotBeWritten();
    expect(await saveRoster(users.slice(0, 2), 6)).toEqual({ ok: false, failure: { kind: 'full' } });
    expect(await readRoster()).toMatchObject({ value: { savedAt: 5, unreadable: 0 } });
  });

  it('counts the users that cannot be read, and reads the others', async () => {
    await saveRoster(users, 5);
    const damaged = [
      ...users.slice(0, 498),
      { ...user(), role: 'ghost' },
      { ...user(), birthDate: '2012-02-31' },
    ];
    await put('roster', { part: 0, parts: 3, count: 1201, savedAt: 5, users: damaged });
    await put('roster', { part: 2, parts: 3, users: 'lost' });
    const read = await readRoster();
    expect(read).toMatchObject({ value: { savedAt: 5, unreadable: 2 + 201 } });
    expect(read.ok && read.value.users).toEqual([...users.slice(0, 498), ...users.slice(500, 1000)]);
  });

  it('without a readable part is reported as unreadable, not as empty', async () => {
    await saveRoster(users.slice(0, 3), 5);
    await put('roster', { part: 0 });
    expect(await readRoster()).toEqual({ ok: true, value: { users: [], savedAt: null, unreadable: 1 } });
  });
});

describe('the choices', () => {
  const exceptions = { included: new Set(['a']), excluded: new Set(['b', 'c']) };

  it('of users are stored per portal', async () => {
    expect(await readExceptions('cdi')).toEqual({ ok: true, value: noExceptions });
    await writeExceptions('cdi', exceptions);
    expect(await readExceptions('cdi')).toEqual({ ok: true, value: exceptions });
    expect(await readExceptions('cdi-2')).toEqual({ ok: true, value: noExceptions });
  });

  it('of columns are stored per list of headers, in their order', async () => {
    const mapping = { Nom: 'lastName', Sexe: null };
    await writeMapping(['Nom', 'Sexe'], mapping);
    expect(await readMapping(['Nom', 'Sexe'])).toEqual({ ok: true, value: mapping });
    expect(await readMapping(['Sexe', 'Nom'])).toEqual({ ok: true, value: null });
  });

  it('are a failure when they cannot be read', async () => {
    await writeExceptions('cdi', exceptions);
    await put('choices', { portalId: 'cdi', included: 'all' });
    await put('mappings', { headers: '["Nom"]', mapping: { Nom: 5 } });
    expect(await readExceptions('cdi')).toEqual(unreadable);
    expect(await readMapping(['Nom'])).toEqual(unreadable);
  });
});

describe('the fingerprints of the last export', () => {
  const fingerprints = { k1: 'f1', k2: 'f2' };
  const bytes = new Uint8Array([1]);

  it('are those of the last export that is complete', async () => {
    expect(await readLastExport('cdi')).toEqual({ ok: true, value: null });
    await keepExport(exportRecord({ id: 'saved' }), bytes, { k0: 'f0' });
    await keepExport(exportRecord({ id: 'sent', outcome: { kind: 'unknown', at: 1 } }), bytes, null);
    expect(await readLastExport('cdi')).toMatchObject({ value: { exportId: 'saved' } });
    await settleExport('sent', { kind: 'unknown', at: 1 }, null);
    expect(await readLastExport('cdi')).toMatchObject({ value: { exportId: 'saved' } });
    await settleExport('sent', { kind: 'sent', at: 2, receivedBefore: false }, fingerprints);
    expect(await readLastExport('cdi')).toEqual({
      ok: true,
      value: { portalId: 'cdi', exportId: 'sent', fingerprints },
    });
    expect(await readLastExport('cdi-2')).toEqual({ ok: true, value: null });
  });

  it('stay when the next export cannot be stored', async () => {
    await keepExport(exportRecord(), bytes, fingerprints);
    await expect(keepExport(exportRecord(), bytes, {})).rejects.toThrow();
    cannotBeWritten();
    const full = { ok: false, failure: { kind: 'full' } };
    expect(await keepExport(exportRecord({ id: 'next' }), bytes, {})).toEqual(full);
    expect(await listExports()).toMatchObject({ value: { records: [{ id: 'export-1' }] } });
    expect(await readLastExport('cdi')).toMatchObject({ value: { exportId: 'export-1', fingerprints } });
  });

  it('are a failure when they cannot be read', async () => {
    await keepExport(exportRecord(), bytes, fingerprints);
    await put('fingerprints', { portalId: 'cdi', exportId: 'export-1', fingerprints: { k1: 1 } });
    expect(await readLastExport('cdi')).toEqual(unreadable);
  });

  it('have one secret key, also with concurrent first calls', async () => {
    const [first, second] = await Promise.all([fingerprintKey(), fingerprintKey()]);
    expect(first.ok && first.value).toHaveLength(32);
    expect(second).toEqual(first);
    expect(await fingerprintKey()).toEqual(first);
    await deleteAdminDatabase();
    expect(await fingerprintKey()).not.toEqual(first);
  });

  it('do not replace a key that cannot be read', async () => {
    await fingerprintKey();
    await put('secrets', 'short', 'fingerprints');
    expect(await fingerprintKey()).toEqual(unreadable);
    expect(await fingerprintKey()).toEqual(unreadable);
  });
});

describe('the journal', () => {
  const entry = (at: number): JournalEntry => ({ at, event: { kind: 'token-forgotten', portalId: 'cdi' } });

  it('is in the order of writing, also when the clock is set back', async () => {
    await writeJournal([entry(9)]);
    await writeJournal([entry(5), entry(7)]);
    expect(await readJournal()).toEqual({
      ok: true,
      value: { entries: [entry(9), entry(5), entry(7)], unreadable: 0 },
    });
  });

  it('drops the oldest entries above the limit', async () => {
    await writeJournal(Array.from({ length: longestJournal }, (_, at) => entry(at)));
    await writeJournal([entry(-1), entry(-2)]);
    const read = await readJournal();
    const times = read.ok ? read.value.entries.map(({ at }) => at) : [];
    expect(times).toHaveLength(longestJournal);
    expect([times[0], ...times.slice(-2)]).toEqual([2, -1, -2]);
  });

  it('stores no field that is not part of the event', async () => {
    const wider = { at: 1, event: { kind: 'roster-deleted', by: 'Inès ALMEIDA' } } as const;
    await writeJournal([wider]);
    expect(await readJournal()).toMatchObject({
      value: { entries: [{ at: 1, event: { kind: 'roster-deleted' } }] },
    });
    const database = await openDB('cdi-admin');
    const stored = JSON.stringify(await database.getAll('journal'));
    database.close();
    expect(stored).not.toContain('ALMEIDA');
  });

  it('counts the entries that it cannot read', async () => {
    await writeJournal([entry(1)]);
    const database = await openDB('cdi-admin');
    await database.add('journal', { at: 2, event: { kind: 'dance' } });
    database.close();
    expect(await readJournal()).toEqual({ ok: true, value: { entries: [entry(1)], unreadable: 1 } });
  });
});
