import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonKey } from '../../utils/domain/person.ts';
import { Reading, readingRecord } from '../../utils/storage/loan-records.ts';
import {
  loansUpgrades,
  readLoans,
  reviseReadings,
  wipeLoans,
  writeLoans,
} from '../../utils/storage/loans-database.ts';
import { noteSearch, readHistory } from '../../utils/storage/search-history-store.ts';
import { loan, reading, reservation } from '../fixtures/loans.ts';

const marie = { person: 'key-of-marie' as PersonKey, portalId: 'cdi' };
const marieElsewhere = { ...marie, portalId: 'cdi-2' };
const paul = { person: 'key-of-paul' as PersonKey, portalId: 'cdi' };
const attempt = { triedAt: 1, failure: null, failures: 0 };
const nothing = { readings: [], attempt: null };

beforeEach(wipeLoans);

describe('loans database', () => {
  it('knows nothing at first', async () => {
    expect(await readLoans(marie)).toEqual(nothing);
  });

  it('gives back what was written, in the source’s order', async () => {
    const told = reading({ loans: [loan('b'), loan('a')], reservations: [reservation('r')] });
    await writeLoans(marie, { reading: told, attempt });
    expect(await readLoans(marie)).toEqual({ readings: [told], attempt });
  });

  it('replaces what one source told of one person at one portal, and touches nothing else', async () => {
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

  it('keeps the loans when a later try fails', async () => {
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

  it('passes over records that no version can have written', async () => {
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

  it('revises what needs it', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }) });
    await writeLoans(paul, { reading: reading({ loans: [loan('b')] }) });
    await reviseReadings((one) => (one.loans[0]?.id === 'a' ? { ...one, loans: [] } : one));
    expect((await readLoans(marie)).readings).toEqual([reading()]);
    expect((await readLoans(paul)).readings).toEqual([reading({ loans: [loan('b')] })]);
  });

  it('deletes everything of everybody, and works again afterwards', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }), attempt });
    await wipeLoans();
    expect(await indexedDB.databases()).toEqual([]);
    expect(await readLoans(marie)).toEqual(nothing);
  });
});

describe('an earlier database', () => {
  /** With the field's stored name, written out: `readingRecord` must not decide what was stored. */
  function storedLoan(id: string) {
    const { mediaType: support, ...stored } = loan(id, { mediaType: 'Livre' });
    return { ...stored, support };
  }
  const readLoan = (id: string) => loan(id, { mediaType: 'Livre' });

  /** As version 1 left it: snapshots, and their loans one by one. */
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
    await database.put('loans', { ...storedLoan('a'), ...marie, position: 1 });
    await database.put('loans', { ...storedLoan('b'), ...marie, position: 0 });
    database.close();
  }

  it('of version 1 keeps its loans, their order and how the last try ended', async () => {
    await leaveVersion1();
    expect(await readLoans(marie)).toEqual({
      readings: [reading({ readAt: 5, loans: [readLoan('b'), readLoan('a')] })],
      attempt: { triedAt: 7, failure: { kind: 'unreachable' }, failures: 2 },
    });
    expect(await readLoans(paul)).toEqual({
      readings: [],
      attempt: { triedAt: 3, failure: { kind: 'unreachable' }, failures: 1 },
    });
  });

  /** As version 2 left it: what each source told, and how the last try ended. */
  async function leaveVersion2(): Promise<void> {
    const database = await openDB('cdi-loans', 2, {
      upgrade(opened) {
        opened.createObjectStore('readings', { keyPath: ['person', 'portalId', 'source'] });
        opened.createObjectStore('attempts', { keyPath: ['person', 'portalId'] });
      },
    });
    await database.put('readings', { ...marie, ...reading(), loans: [storedLoan('a')] });
    await database.put('attempts', { ...marie, ...attempt });
    database.close();
  }

  it('of version 2 keeps its loans, and has room for searches', async () => {
    await leaveVersion2();
    expect(await readLoans(marie)).toEqual({ readings: [reading({ loans: [readLoan('a')] })], attempt });
    await noteSearch(marie.person, 'dune', 5);
    expect((await readHistory(marie.person, 5)).searches).toEqual([{ terms: 'dune', searchedAt: 5 }]);
  });

  it.each([
    ['version 1', leaveVersion1],
    ['version 2', leaveVersion2],
  ])('of %s has the shape of a new one after its upgrade', async (_, leave) => {
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

  it('of a later version gives way to a new one', async () => {
    const later = await openDB('cdi-loans', loansUpgrades.length + 1, {
      upgrade: (opened) => void opened.createObjectStore('something'),
    });
    later.close();
    expect(await readLoans(marie)).toEqual(nothing);
  });
});

describe('a database that somebody else', () => {
  it('deletes under our feet is made anew', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }) });
    await deleteDB('cdi-loans');
    expect(await readLoans(marie)).toEqual(nothing);
    await writeLoans(marie, { reading: reading() });
    expect((await readLoans(marie)).readings).toEqual([reading()]);
  });

  it('keeps from being deleted is emptied all the same', async () => {
    await writeLoans(marie, { reading: reading({ loans: [loan('a')] }), attempt });
    const stubborn = await openDB('cdi-loans', undefined, { blocking: () => {} });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wiped = wipeLoans();
    await vi.waitUntil(async () => {
      await vi.advanceTimersByTimeAsync(1000);
      return (await stubborn.count('readings').catch(() => 0)) === 0;
    });
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    await wiped;
    await expect(readLoans(marie)).rejects.toThrow();
    stubborn.close();
    vi.setSystemTime(Date.now() + 11_000);
    expect(await readLoans(marie)).toEqual(nothing);
    vi.useRealTimers();
  });
});

it('stores the media type of loans and reservations as `support`', () => {
  const given = reading({
    loans: [loan('a', { mediaType: 'Livre' })],
    reservations: [reservation('b', { mediaType: 'DVD' })],
  });
  const record = readingRecord(given);
  expect(record).toMatchObject({ loans: [{ support: 'Livre' }], reservations: [{ support: 'DVD' }] });
  expect(JSON.stringify(record)).not.toContain('mediaType');
  expect(Reading.parse(record)).toEqual(given);
});
