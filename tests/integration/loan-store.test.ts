import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey } from '../../utils/domain/person.ts';
import { createLoanStore, type LoanStore } from '../../utils/storage/loan-store.ts';
import {
  readEverything,
  readLoans,
  reviseReadings,
  wipeLoans,
  writeLoans,
} from '../../utils/storage/loans-database.ts';
import { day, loan, reading } from '../fixtures/loans.ts';

const marie = { person: 'key-of-marie' as PersonKey, portalId: 'cdi' };
const attempt = { triedAt: 1, failure: null, failures: 0 };
const told = reading({ loans: [loan('a')] });

/** The real database, which a browser may refuse to open or to let grow. */
let refuses: { reading: boolean; writing: boolean };
let failures: unknown[];
let store: LoanStore;

beforeEach(async () => {
  await wipeLoans();
  refuses = { reading: false, writing: false };
  failures = [];
  store = createLoanStore({
    read: (owner) => (refuses.reading ? Promise.reject(full()) : readLoans(owner)),
    write: (owner, change) => (refuses.writing ? Promise.reject(full()) : writeLoans(owner, change)),
    revise: reviseReadings,
    everything: readEverything,
    wipe: wipeLoans,
    failed: (error) => failures.push(error),
  });
});

function full(): DOMException {
  return new DOMException('no room left', 'QuotaExceededError');
}

describe('loan store', () => {
  it('holds in memory what the browser has no room for, beside what it already had', async () => {
    await store.write(marie, { reading: told, attempt });
    refuses.writing = true;
    const page = reading({ source: 'account-page', loans: [loan('b')] });
    await store.write(marie, { reading: page, attempt: { ...attempt, triedAt: 2 } });
    expect(await store.read(marie)).toEqual({ readings: [told, page], attempt: { ...attempt, triedAt: 2 } });
    expect(failures).toHaveLength(1);
  });

  it('goes back to the database once it takes a change again', async () => {
    refuses.writing = true;
    await store.write(marie, { reading: told, attempt });
    refuses.writing = false;
    await store.write(marie, { attempt: { ...attempt, triedAt: 2 } });
    const stored = { readings: [told], attempt: { ...attempt, triedAt: 2 } };
    expect(await readLoans(marie)).toEqual(stored);
    expect(await store.read(marie)).toEqual(stored);
  });

  it('works without any database, until the background ends', async () => {
    refuses = { reading: true, writing: true };
    await expect(store.read(marie)).rejects.toThrow();
    await store.write(marie, { reading: told, attempt });
    expect(await store.read(marie)).toEqual({ readings: [told], attempt });
  });

  it('forgets what it holds when everybody is forgotten', async () => {
    refuses.writing = true;
    await store.write(marie, { reading: told, attempt });
    await store.wipe();
    expect(await store.read(marie)).toEqual({ readings: [], attempt: null });
  });

  it('forgets loans that came back more than four months ago', async () => {
    const old = loan('old', { state: 'returned', returnedOn: day('2026-07-01') });
    const recent = loan('recent', { state: 'returned', returnedOn: day('2026-11-01') });
    await store.write(marie, { reading: { ...told, loans: [loan('a'), old, recent] } });
    await store.purge(day('2026-11-24'));
    expect((await store.read(marie)).readings[0]?.loans).toEqual([loan('a'), recent]);
  });
});
