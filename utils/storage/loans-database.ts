import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Loan, LoanSource, LoansFailure } from '../domain/loan.ts';
import type { PersonKey } from '../domain/person.ts';

const loansDatabaseName = 'cdi-loans';
const version = 1;

/** What is known of one person's loans at one portal, and how the last tries to read them ended. */
export interface Snapshot {
  readonly person: PersonKey;
  readonly portalId: string;
  readonly source: LoanSource | null;
  /** When loans were last read, in milliseconds since 1970; null before the first time. */
  readonly readAt: number | null;
  /** When it was last tried, with or without success. */
  readonly triedAt: number;
  /** Why the last try failed; null when it succeeded. */
  readonly failure: LoansFailure | null;
  /** Failed tries since the last success. */
  readonly failures: number;
}

interface LoanRecord extends Loan {
  readonly person: PersonKey;
  readonly portalId: string;
  /** The place that the source gave it. */
  readonly position: number;
}

interface Schema extends DBSchema {
  snapshots: { key: [string, string]; value: Snapshot };
  loans: { key: [string, string, string]; value: LoanRecord; indexes: { owner: [string, string] } };
}

export interface StoredLoans {
  readonly snapshot: Snapshot;
  readonly loans: readonly Loan[];
}

let connection: Promise<IDBPDatabase<Schema>> | null = null;

function database(): Promise<IDBPDatabase<Schema>> {
  connection ??= openDB<Schema>(loansDatabaseName, version, {
    upgrade(opened) {
      opened.createObjectStore('snapshots', { keyPath: ['person', 'portalId'] });
      const loans = opened.createObjectStore('loans', { keyPath: ['person', 'portalId', 'id'] });
      loans.createIndex('owner', ['person', 'portalId']);
    },
    blocking: () => void disconnect(),
    terminated: () => {
      connection = null;
    },
  }).catch((error: unknown) => {
    connection = null;
    throw error;
  });
  return connection;
}

async function disconnect(): Promise<void> {
  const closing = connection;
  connection = null;
  (await closing)?.close();
}

/** What is stored of this person's loans at this portal; null when nothing ever was. */
export async function readLoans(person: PersonKey, portalId: string): Promise<StoredLoans | null> {
  const transaction = (await database()).transaction(['snapshots', 'loans']);
  const [snapshot, records] = await Promise.all([
    transaction.objectStore('snapshots').get([person, portalId]),
    transaction.objectStore('loans').index('owner').getAll([person, portalId]),
    transaction.done,
  ]);
  if (snapshot === undefined) return null;
  const inOrder = records.sort((a, b) => a.position - b.position);
  return { snapshot, loans: inOrder.map(({ person: _, portalId: __, position: ___, ...loan }) => loan) };
}

/** Replaces everything stored of this person at this portal, all or nothing. */
export async function writeLoans(snapshot: Snapshot, loans: readonly Loan[]): Promise<void> {
  const { person, portalId } = snapshot;
  // A record that cannot be stored has to throw before the transaction has begun: there it would not undo the others.
  const records = structuredClone(loans.map((loan, position) => ({ ...loan, person, portalId, position })));
  const transaction = (await database()).transaction(['snapshots', 'loans'], 'readwrite');
  const store = transaction.objectStore('loans');
  const outdated = IDBKeyRange.bound([person, portalId], [person, portalId, []]);
  await Promise.all([
    store.delete(outdated),
    ...records.map((record) => store.put(record)),
    transaction.objectStore('snapshots').put(snapshot),
    transaction.done,
  ]);
}

/** Records a failed try and leaves the loans as they are. */
export async function writeSnapshot(snapshot: Snapshot): Promise<void> {
  await (await database()).put('snapshots', snapshot);
}

/** Deletes every person's loans from this computer. Resolves when the database is gone. */
export async function wipeLoans(): Promise<void> {
  await disconnect();
  await deleteDB(loansDatabaseName);
  const left = await indexedDB.databases();
  if (left.some(({ name }) => name === loansDatabaseName))
    throw new Error('the loans database could not be deleted');
}
