import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonKey } from '../../utils/domain/person.ts';
import { createLoanStore, type LoanStore } from '../../utils/storage/loan-store.ts';
import { readLoans, wipeLoans } from '../../utils/storage/loans-database.ts';
import { day, loan, reading } from '../fixtures/loans.ts';
import { cannotBeWritten } from '../support/broken-database.ts';

const marie = { person: 'key-of-marie' as PersonKey, portalId: 'cdi' };
const attempt = { triedAt: 1, failure: null, failures: 0 };
const first = reading({ loans: [loan('a')] });

let failures: unknown[];
let store: LoanStore;

beforeEach(async () => {
  await wipeLoans();
  failures = [];
  store = createLoanStore((error) => failures.push(error));
});

describe('loan store', () => {
  it('keeps a reading in memory beside the stored ones when the disk is full', async () => {
    await store.write(marie, { reading: first, attempt });
    cannotBeWritten();
    const page = reading({ source: 'account-page', loans: [loan('b')] });
    await store.write(marie, { reading: page, attempt: { ...attempt, triedAt: 2 } });
    expect(await store.read(marie)).toEqual({
      readings: [first, page],
      attempt: { ...attempt, triedAt: 2 },
    });
    expect(failures).toMatchObject([{ name: 'QuotaExceededError' }]);
  });

  it('writes what is in memory with the next change that the database accepts', async () => {
    cannotBeWritten();
    await store.write(marie, { reading: first, attempt });
    vi.restoreAllMocks();
    await store.write(marie, { attempt: { ...attempt, triedAt: 2 } });
    const stored = { readings: [first], attempt: { ...attempt, triedAt: 2 } };
    expect(await readLoans(marie)).toEqual(stored);
    expect(await store.read(marie)).toEqual(stored);
  });

  it('works in memory when the database does not open', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    await expect(store.read(marie)).rejects.toThrow();
    await store.write(marie, { reading: first, attempt });
    expect(await store.read(marie)).toEqual({ readings: [first], attempt });
  });

  it('deletes what is in memory when it is wiped', async () => {
    cannotBeWritten();
    await store.write(marie, { reading: first, attempt });
    await store.wipe();
    expect(await store.read(marie)).toEqual({ readings: [], attempt: null });
  });

  it('purges loans that were returned more than four months ago', async () => {
    const old = loan('old', { state: 'returned', returnedOn: day('2026-07-01') });
    const recent = loan('recent', { state: 'returned', returnedOn: day('2026-11-01') });
    await store.write(marie, { reading: { ...first, loans: [loan('a'), old, recent] } });
    await store.purge(day('2026-11-24'));
    expect((await store.read(marie)).readings[0]?.loans).toEqual([loan('a'), recent]);
  });
});
