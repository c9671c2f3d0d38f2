import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Loan } from '../../utils/domain/loan.ts';
import type { PersonKey } from '../../utils/domain/person.ts';
import {
  readLoans,
  type Snapshot,
  wipeLoans,
  writeLoans,
  writeSnapshot,
} from '../../utils/storage/loans-database.ts';

const marie = 'key-of-marie' as PersonKey;
const paul = 'key-of-paul' as PersonKey;

function loan(id: string): Loan {
  return {
    id,
    title: `Livre ${id}`,
    state: 'current',
    borrowedOn: null,
    dueOn: null,
    returnedOn: null,
    recordAddress: null,
    callNumber: null,
    support: null,
  };
}

function snapshot(person: PersonKey, portalId: string): Snapshot {
  return { person, portalId, source: 'loans-api', readAt: 1, triedAt: 1, failure: null, failures: 0 };
}

describe('loans database', () => {
  beforeEach(wipeLoans);

  it('knows nothing at first', async () => {
    expect(await readLoans(marie, 'cdi')).toBeNull();
  });

  it('gives back what was written, in the source’s order', async () => {
    await writeLoans(snapshot(marie, 'cdi'), [loan('b'), loan('a')]);
    expect(await readLoans(marie, 'cdi')).toEqual({
      snapshot: snapshot(marie, 'cdi'),
      loans: [loan('b'), loan('a')],
    });
  });

  it('replaces one person’s loans at one portal and touches no other', async () => {
    await writeLoans(snapshot(marie, 'cdi'), [loan('a'), loan('b')]);
    await writeLoans(snapshot(marie, 'cdi-2'), [loan('a')]);
    await writeLoans(snapshot(paul, 'cdi'), [loan('a')]);
    await writeLoans(snapshot(marie, 'cdi'), [loan('c')]);
    expect((await readLoans(marie, 'cdi'))?.loans).toEqual([loan('c')]);
    expect((await readLoans(marie, 'cdi-2'))?.loans).toEqual([loan('a')]);
    expect((await readLoans(paul, 'cdi'))?.loans).toEqual([loan('a')]);
  });

  it('keeps the loans when a later try fails', async () => {
    await writeLoans(snapshot(marie, 'cdi'), [loan('a')]);
    const failed: Snapshot = {
      ...snapshot(marie, 'cdi'),
      triedAt: 2,
      failure: { kind: 'unreachable' },
      failures: 1,
    };
    await writeSnapshot(failed);
    expect(await readLoans(marie, 'cdi')).toEqual({ snapshot: failed, loans: [loan('a')] });
  });

  it('writes all or nothing', async () => {
    await writeLoans(snapshot(marie, 'cdi'), [loan('a')]);
    const unclonable = { ...loan('b'), title: (() => 'no text') as never };
    await expect(
      writeLoans({ ...snapshot(marie, 'cdi'), triedAt: 2 }, [loan('c'), unclonable]),
    ).rejects.toThrow();
    expect(await readLoans(marie, 'cdi')).toEqual({ snapshot: snapshot(marie, 'cdi'), loans: [loan('a')] });
  });

  it('deletes everything of everybody, and works again afterwards', async () => {
    await writeLoans(snapshot(marie, 'cdi'), [loan('a')]);
    await wipeLoans();
    expect(await indexedDB.databases()).toEqual([]);
    expect(await readLoans(marie, 'cdi')).toBeNull();
  });
});
