import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { DatedReading } from '../domain/known-loans.ts';
import { Attempt, OwnedReading, type Owner, Reading, type RefreshAttempt } from './loan-records.ts';
import { loansUpgrades } from './loans-upgrades.ts';

const loansDatabaseName = 'cdi-loans';

/** What is stored of one person's loans at one portal. */
export interface StoredLoans {
  /** At most one for each source. */
  readonly readings: readonly DatedReading[];
  /** Null before the first try. */
  readonly attempt: RefreshAttempt | null;
}

/** What a try changes: the new reading, if it brought one, and how it ended, if it was a try of ours. */
export interface LoansChange {
  readonly reading?: DatedReading;
  readonly attempt?: RefreshAttempt;
}

/** Whoever keeps the database from us, an older copy of the extension for instance, makes nobody wait longer. */
const patienceMilliseconds = 1_500;
/** After that wait nobody waits again for a while. */
const busyMilliseconds = 10_000;

let connection: Promise<IDBPDatabase> | null = null;
let busyUntil = 0;

async function database(): Promise<IDBPDatabase> {
  if (connection === null && Date.now() < busyUntil) throw new DatabaseBusy();
  connection ??= open().catch((error: unknown) => {
    connection = null;
    throw error;
  });
  return connection;
}

async function open(): Promise<IDBPDatabase> {
  try {
    return await openOnce();
  } catch (error) {
    // Of a later version, or broken: it only holds what the portals can tell again.
    if (!isNamed(error, 'VersionError', 'UnknownError')) throw error;
    await inTime(deleteDB(loansDatabaseName));
    return openOnce();
  }
}

async function openOnce(): Promise<IDBPDatabase> {
  const opening = openDB(loansDatabaseName, loansUpgrades.length, {
    async upgrade(opened, from, _to, transaction) {
      for (const step of loansUpgrades.slice(from)) await step(opened, transaction);
    },
    blocking: () => void disconnect(),
    terminated: () => {
      connection = null;
    },
  });
  try {
    return await inTime(opening);
  } catch (error) {
    void opening.then(
      (late) => late.close(),
      () => {},
    );
    throw error;
  }
}

/** Does the work, on a new connection where the one at hand turns out to be dead. */
async function withDatabase<Value>(work: (database: IDBPDatabase) => Promise<Value>): Promise<Value> {
  try {
    return await work(await database());
  } catch (error) {
    if (!isNamed(error, 'InvalidStateError', 'AbortError', 'NotFoundError')) throw error;
    await disconnect();
    return work(await database());
  }
}

async function disconnect(): Promise<void> {
  const closing = connection;
  connection = null;
  const open = await closing?.catch(() => null);
  open?.close();
}

/** What is stored of this person at this portal; empty when nothing ever was. Records of no known shape are passed over. */
export function readLoans({ person, portalId }: Owner): Promise<StoredLoans> {
  return withDatabase(async (opened) => {
    const transaction = opened.transaction(['readings', 'attempts']);
    const ofOwner = IDBKeyRange.bound([person, portalId], [person, portalId, []]);
    const [readings, attempt]: readonly [readonly unknown[], unknown, unknown] = await Promise.all([
      transaction.objectStore('readings').getAll(ofOwner),
      transaction.objectStore('attempts').get([person, portalId]),
      transaction.done,
    ]);
    const lastAttempt = Attempt.safeParse(attempt);
    return {
      readings: readings.flatMap((record) => Reading.safeParse(record).data ?? []),
      attempt: lastAttempt.success ? lastAttempt.data : null,
    };
  });
}

/** Stores a change all or nothing; a reading takes the place of the last one of its source. */
export async function writeLoans(owner: Owner, { reading, attempt }: LoansChange): Promise<void> {
  await withDatabase(async (opened) => {
    const transaction = opened.transaction(['readings', 'attempts'], 'readwrite');
    await Promise.all([
      reading === undefined ? null : transaction.objectStore('readings').put({ ...reading, ...owner }),
      attempt === undefined ? null : transaction.objectStore('attempts').put({ ...attempt, ...owner }),
      transaction.done,
    ]);
  });
}

/** Rewrites the readings that `revise` gives back changed, all or nothing; a record of no known shape is deleted. */
export async function reviseReadings(revise: (reading: DatedReading) => DatedReading): Promise<void> {
  await withDatabase(async (opened) => {
    const transaction = opened.transaction('readings', 'readwrite');
    for (let at = await transaction.store.openCursor(); at !== null; at = await at.continue()) {
      const record = OwnedReading.safeParse(at.value);
      if (!record.success) {
        await at.delete();
        continue;
      }
      const revised = revise(record.data);
      if (revised !== record.data) await at.update({ ...record.data, ...revised });
    }
    await transaction.done;
  });
}

/**
 * Deletes every person's loans from this computer. What another page keeps from being deleted is emptied first.
 * Throws when something may be left.
 */
export async function wipeLoans(): Promise<void> {
  busyUntil = 0;
  const emptied = await empty().then(
    () => true,
    () => false,
  );
  await disconnect();
  const deleted = await inTime(deleteDB(loansDatabaseName)).then(
    () => true,
    () => false,
  );
  if (!deleted && !emptied) throw new Error('the loans database could not be deleted');
  const left = deleted ? await indexedDB.databases() : [];
  if (left.some(({ name }) => name === loansDatabaseName))
    throw new Error('the loans database could not be deleted');
}

async function empty(): Promise<void> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === loansDatabaseName)) return;
  const opened = await database();
  const transaction = opened.transaction(['readings', 'attempts'], 'readwrite');
  await Promise.all([
    transaction.objectStore('readings').clear(),
    transaction.objectStore('attempts').clear(),
    transaction.done,
  ]);
}

class DatabaseBusy extends Error {}

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof DOMException && names.includes(error.name);
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      busyUntil = Date.now() + busyMilliseconds;
      reject(new DatabaseBusy());
    }, patienceMilliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
