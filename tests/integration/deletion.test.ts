import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ErasureReceipt, Found } from '../../utils/domain/deletion.ts';
import type { PopupModel } from '../../utils/domain/popup.ts';
import { loansUpgrades } from '../../utils/storage/loans-database.ts';
import { readSettings, updateSettings } from '../../utils/storage/settings.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox, personOf } from '../support/background-on-sandbox.ts';

const computer = await backgroundOnSandbox();
const { ines, noe } = people;

/** A message from the popup or the settings page. */
const fromPage = <Output>(name: string) =>
  computer.ask<Output>(name, {}, new URL(fakeBrowser.runtime.getURL('/')).origin);
const look = () => fromPage<readonly Found[]>('erasure.look');
const erase = () => fromPage<ErasureReceipt>('erasure.erase');
const popup = () => fromPage<PopupModel>('popup.open');

/** Everything that the extension stores, as text. */
async function everything(): Promise<string> {
  const records: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await openDB(name);
    for (const store of database.objectStoreNames) records.push(...(await database.getAll(store)));
    database.close();
  }
  const areas = [fakeBrowser.storage.local, fakeBrowser.storage.session];
  return JSON.stringify([records, ...(await Promise.all(areas.map((area) => area.get(null))))]);
}

const counts = (found: readonly Found[]) =>
  Object.fromEntries(found.filter(({ count }) => count !== 0).map(({ kind, count }) => [kind, count]));
const left = (receipt: ErasureReceipt) => receipt.filter((one) => one.left).map(({ kind }) => kind);

describe('deleting everything', () => {
  beforeEach(() => updateSettings({ computer: 'own' }));
  afterEach(() => vi.restoreAllMocks());

  it('finds nothing without any user', async () => {
    expect(counts(await look())).toEqual({});
    expect(left(await erase())).toEqual([]);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('deletes all data of the user, and returns a receipt', async () => {
    const portal = await computer.arrive(ines);
    const loans = portal?.loans.loans.length ?? 0;
    expect(loans).toBeGreaterThan(4);
    expect(await everything()).toContain(ines.familyName);
    const found = { loans, readings: 2, sessions: 1, person: 1, others: 1 };
    expect(counts(await look())).toEqual(found);
    const receipt = await erase();
    expect(counts(receipt)).toEqual(found);
    expect(left(receipt)).toEqual([]);
    expect(counts(await look())).toEqual({});
    const rest = await everything();
    for (const trace of [ines.familyName, ines.givenName, 'person-salt', 'delegated-session', 'owner'])
      expect(rest).not.toContain(trace);
    expect(await popup()).toMatchObject({ kind: 'nobody' });
  });

  it('changes no setting', async () => {
    await computer.arrive(ines);
    const before = await readSettings();
    await erase();
    expect(await readSettings()).toEqual(before);
    expect(before).toMatchObject({ computer: 'own', portals: [{ id: 'cdi' }] });
  });

  it('is not undone by a refresh in progress', async () => {
    await computer.signIn(ines);
    await computer.open(ines);
    let wasAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      wasAsked = resolve;
    });
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    computer.setBeforeRequest(async () => {
      wasAsked();
      await held;
    });
    const reading = computer.refresh(ines);
    await asked;
    const deletion = await erase();
    answer();
    await reading;
    expect(left(deletion)).toEqual([]);
    expect(await everything()).not.toContain(ines.familyName);
    expect(counts(await look())).toEqual({});
  });

  it('is not undone by an open page before a user arrives at PRONOTE again', async () => {
    await computer.arrive(ines);
    await erase();
    expect(await computer.refresh(ines)).toBeNull();
    expect(counts(await look())).toEqual({});
    await computer.open(noe);
    expect(counts(await look())).toEqual({ person: 1, others: 1 });
  });

  it('gives the same person another key afterwards', async () => {
    const keys = async () => (await everything()).match(/"key":"[^"]+"/)?.[0];
    await computer.open(ines);
    const before = await keys();
    await erase();
    await computer.open(ines);
    expect(before).toBeDefined();
    expect(await keys()).not.toBe(before);
  });

  it('counts and deletes loans that the database did not accept', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const portal = await computer.arrive(ines);
    expect(counts(await look())).toMatchObject({ loans: portal?.loans.loans.length });
    expect(left(await erase())).toEqual([]);
    expect(counts(await look())).toEqual({});
  });

  it('counts and deletes records of another version', async () => {
    await computer.open(ines);
    await erase();
    const later = await openDB('cdi-loans', loansUpgrades.length, {
      upgrade(database) {
        for (const [name, keyPath] of [
          ['readings', ['person', 'portalId', 'source']],
          ['attempts', ['person', 'portalId']],
          ['notes', 'of'],
        ] as const)
          database.createObjectStore(name, { keyPath: [...[keyPath].flat()] });
      },
    });
    await later.put('notes', { of: 'tomorrow' });
    await later.put('readings', { person: 'x', portalId: 'y', source: 'of tomorrow' });
    later.close();
    expect(counts(await look())).toEqual({ others: 2 });
    expect(counts(await erase())).toEqual({ others: 2 });
    expect(counts(await look())).toEqual({});
  });

  it('reports what could not be deleted, and deletes the rest', async () => {
    await computer.arrive(ines);
    vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    expect(left(await erase())).toEqual(['loans', 'readings']);
    vi.restoreAllMocks();
    expect(counts(await look())).toMatchObject({ readings: 2 });
    expect((await everything()).includes(ines.familyName)).toBe(false);
    expect(left(await erase())).toEqual([]);
    expect(counts(await look())).toEqual({});
  });

  it('reports sessions that could not be deleted', async () => {
    await computer.arrive(ines);
    vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(fakeBrowser.storage.session, 'remove').mockRejectedValue(new Error('no'));
    expect(left(await erase())).toEqual(['sessions', 'person']);
  });

  it('is permitted to extension pages only', async () => {
    await computer.open(ines);
    for (const name of ['erasure.look', 'erasure.erase'])
      await expect(computer.ask(name, {})).rejects.toThrow('not for this sender');
    expect(await popup()).toMatchObject({ person: personOf(ines) });
  });
});
