import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonKey } from '../../utils/domain/person.ts';
import {
  loansUpgrades,
  readLoans,
  reviseReadings,
  wipeLoans,
  writeLoans,
} from '../../utils/storage/loans-database.ts';
import { noteSearch, readHistory } from '../../utils/storage/search-history-store.ts';
import { readWrittenEvents, writeWrittenEvents } from '../../utils/storage/written-calendars.ts';
import { loan, reading, reservation } from '../fixtures/loans.ts';

const marie = { person: 'key-of-marie' as PersonKey, portalId: 'cdi' };
const marieElsewhere = { ...marie, portalId: 'cdi-2' };
const paul = { person: 'key-of-paul' as PersonKey, portalId: 'cdi' };
const attempt = { triedAt: 1, failure: null, failures: 0 };
const nothing = { readings: [], attempt: null };

beforeEach(wipeLoans);

describe('loans database', () => {
  it('is empty at first', async () => {
    expect(await readLoans(marie)).toEqual(nothing);
  });

  it('reads what was written, in the order of the source', async () => {
    const told = reading({ loans: [loan('b'), loan('a')], reservations: [reservation('r')] });
    await writeLoans(marie, { reading: told, attempt });
    expect(await readLoans(marie)).toEqual({ readings: [told], attempt });
  });

  it('replaces the reading of one source, person and portal only', async () => {
    const told = reading({ loans: [loan('a'), loan('b')] });
    for (const owner of [marie, marieElsewhere, paul]) await writeLoans(owner, { reading: told, attempt });
    await writeLoans(marie, { reading: { ...told, source: 'account-page' } });
    await writeLoans(marie, { reading: { ...told, loans: [loan('c')] } });
    const { readings } = await readLoans(marie);
    expect(readings.map(({ source, loans }) => [source, loans.length])).toEqual([
      ['account-page', 2],
      ['loans-api', 1],
    ]);
    expect(await readLoans(marieElsewhere)).toEqual({ readings: [told], attempt });
    expect(await readLoans(paul)).toEqual({ readings: [told], attempt });
  });

  it('keeps the loans when a later attempt fails', async () => {
    const told = reading({ loans: [loan('a')] });
    await writeLoans(marie, { reading: told, attempt });
    const failed = { triedAt: 2, failure: { kind: 'unreachable' }, failures: 1 } as const;
    await writeLoans(marie, { attempt: failed });
    expect(await readLoans(marie)).toEqual({ readings: [told], attempt: failed });
  });

  it('writes all or nothing', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }), attempt });
    const before = await readLoans(marie);
    const unclonable = { ...loan('b'), title: (() => 'no text') as never };
    const change = { reading: reading({ loans: [unclonable] }), attempt: { ...attempt, triedAt: 2 } };
    await expect(writeLoans(marie, change)).rejects.toThrow();
    expect(await readLoans(marie)).toEqual(before);
  });

  it('skips damaged records, and deletes them on revision', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }), attempt });
    const database = await openDB('cdi-loans');
    await database.put('readings', { ...marie, source: 'account-page', readAt: 2, loans: [{ title: 5 }] });
    await database.put('attempts', { ...marie, triedAt: 'yesterday' });
    database.close();
    expect(await readLoans(marie)).toEqual({ readings: [reading({ loans: [loan('a')] })], attempt: null });
    await reviseReadings((one) => one);
    const after = await openDB('cdi-loans');
    expect(await after.count('readings')).toBe(1);
    after.close();
  });

  it('revises the readings that change', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }) });
    await writeLoans(paul, { reading: reading({ loans: [loan('b')] }) });
    await reviseReadings((one) => (one.loans[0]?.id === 'a' ? { ...one, loans: [] } : one));
    expect((await readLoans(marie)).readings).toEqual([reading()]);
    expect((await readLoans(paul)).readings).toEqual([reading({ loans: [loan('b')] })]);
  });

  it('deletes everything, and works afterwards', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }), attempt });
    await wipeLoans();
    expect(await indexedDB.databases()).toEqual([]);
    expect(await readLoans(marie)).toEqual(nothing);
  });
});

describe('an earlier database', () => {
  /** Version 1: snapshots, and one record per loan. */
  async function leaveVersion1(): Promise<void> {
    const database = await openDB('cdi-loans', 1, {
      upgrade(opened) {
        opened.createObjectStore('snapshots', { keyPath: ['person', 'portalId'] });
        const loans = opened.createObjectStore('loans', { keyPath: ['person', 'portalId', 'id'] });
        loans.createIndex('owner', ['person', 'portalId']);
      },
    });
    const failure = { kind: 'unreachable' };
    await database.put('snapshots', {
      ...{ ...marie, source: 'loans-api', readAt: 5, triedAt: 7, failure, failures: 2 },
    });
    await database.put('snapshots', {
      ...{ ...paul, source: null, readAt: null, triedAt: 3, failure, failures: 1 },
    });
    await database.put('loans', { ...loan('a'), ...marie, position: 1 });
    await database.put('loans', { ...loan('b'), ...marie, position: 0 });
    database.close();
  }

  it('of version 1 keeps loans, their order and the last attempt', async () => {
    await leaveVersion1();
    expect(await readLoans(marie)).toEqual({
      readings: [reading({ readAt: 5, loans: [loan('b'), loan('a')] })],
      attempt: { triedAt: 7, failure: { kind: 'unreachable' }, failures: 2 },
    });
    expect(await readLoans(paul)).toEqual({
      readings: [],
      attempt: { triedAt: 3, failure: { kind: 'unreachable' }, failures: 1 },
    });
  });

  /** Version 2: a reading per source, and the last attempt. */
  async function leaveVersion2(): Promise<void> {
    const database = await openDB('cdi-loans', 2, {
      upgrade(opened) {
        opened.createObjectStore('readings', { keyPath: ['person', 'portalId', 'source'] });
        opened.createObjectStore('attempts', { keyPath: ['person', 'portalId'] });
      },
    });
    await database.put('readings', { ...marie, ...reading({ loans: [loan('a')] }) });
    await database.put('attempts', { ...marie, ...attempt });
    database.close();
  }

  /** Version 3: searches, and the records that they have shown. */
  async function leaveVersion3(): Promise<void> {
    await leaveVersion2();
    const database = await openDB('cdi-loans', 3, {
      upgrade(opened) {
        opened.createObjectStore('searches', { keyPath: ['person', 'plain'] });
        opened.createObjectStore('seen', { keyPath: ['person', 'record'] });
      },
    });
    await database.put('searches', { person: marie.person, plain: 'ile', terms: 'Île', at: 5 });
    database.close();
  }

  it('of version 3 keeps loans and searches, and stores calendars', async () => {
    await leaveVersion3();
    expect(await readLoans(marie)).toEqual({ readings: [reading({ loans: [loan('a')] })], attempt });
    expect((await readHistory(marie.person, 5)).searches).toEqual([{ terms: 'Île', searchedAt: 5 }]);
    expect(await readWrittenEvents(marie.person)).toEqual([]);
    await writeWrittenEvents(marie.person, []);
  });

  it('of version 2 keeps its loans, and stores searches', async () => {
    await leaveVersion2();
    expect(await readLoans(marie)).toEqual({ readings: [reading({ loans: [loan('a')] })], attempt });
    await noteSearch(marie.person, 'dune', 5);
    expect((await readHistory(marie.person, 5)).searches).toEqual([{ terms: 'dune', searchedAt: 5 }]);
  });

  it.each([
    ['version 1', leaveVersion1],
    ['version 2', leaveVersion2],
    ['version 3', leaveVersion3],
  ])('of %s has the stores of a new one after its upgrade', async (_, leave) => {
    const shape = async () => {
      const database = await openDB('cdi-loans');
      const names = [...database.objectStoreNames];
      const stores = names.map((name) => database.transaction(name).store);
      const found = stores.map(({ name, keyPath, indexNames }) => [name, keyPath, [...indexNames]]);
      database.close();
      return found;
    };
    await readLoans(marie);
    const fresh = await shape();
    await wipeLoans();
    await leave();
    await readLoans(marie);
    expect(await shape()).toEqual(fresh);
  });

  it('of a later version is replaced by a new one', async () => {
    const later = await openDB('cdi-loans', loansUpgrades.length + 1, {
      upgrade: (opened) => void opened.createObjectStore('something'),
    });
    later.close();
    expect(await readLoans(marie)).toEqual(nothing);
  });
});

describe('a database that another context', () => {
  it('deletes while it is open is created again', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }) });
    await deleteDB('cdi-loans');
    expect(await readLoans(marie)).toEqual(nothing);
    await writeLoans(marie, { reading: reading() });
    expect((await readLoans(marie)).readings).toEqual([reading()]);
  });

  it('keeps from being deleted is emptied', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }), attempt });
    const blocking = await openDB('cdi-loans', undefined, { blocking: () => {} });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wiped = wipeLoans();
    await vi.waitUntil(async () => {
      await vi.advanceTimersByTimeAsync(1000);
      return (await blocking.count('readings').catch(() => 0)) === 0;
    });
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    await wiped;
    await expect(readLoans(marie)).rejects.toThrow();
    blocking.close();
    vi.setSystemTime(Date.now() + 11_000);
    expect(await readLoans(marie)).toEqual(nothing);
    vi.useRealTimers();
  });
});
