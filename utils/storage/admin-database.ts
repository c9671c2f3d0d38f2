import type { IDBPTransaction } from 'idb';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { connectTo, type Database, DatabaseBusy, type UpgradeStep } from './database-connection.ts';

/**
 * The administrator's own database: users, exports, and what was chosen for them. Nobody else can tell it again, so one
 * that cannot be opened is left as it is and reported.
 */
const databaseName = 'cdi-admin';

/** How the administrator's database came to its shape. */
export const adminUpgrades: readonly UpgradeStep[] = [
  async (database) => {
    database.createObjectStore('roster', { keyPath: 'part' });
    database.createObjectStore('exports', { keyPath: 'id' });
    // Apart from what is known of them: a list stays light, and a purge leaves the proof.
    database.createObjectStore('files', { keyPath: 'id' });
    database.createObjectStore('fingerprints', { keyPath: 'portalId' });
    database.createObjectStore('choices', { keyPath: 'portalId' });
    database.createObjectStore('mappings', { keyPath: 'headers' });
    database.createObjectStore('secrets');
    database.createObjectStore('journal', { autoIncrement: true });
  },
];

const adminDatabase = connectTo({ name: databaseName, upgrades: adminUpgrades, replaceable: false });

/** False on a computer that has never exported anything: looking there must not make a database. */
export const adminDatabaseExists = adminDatabase.exists;

/** Deletes the users, the archive, the journal and all else. Throws when something may be left. */
export const eraseAdminDatabase = adminDatabase.erase;

export type Change = IDBPTransaction<unknown, string[], 'readwrite'>;

/** Looks something up. */
export async function readAdminDatabase<Value>(
  look: (database: Database) => Promise<Value>,
): Promise<Result<Value, StorageFailure>> {
  try {
    return succeed(await adminDatabase.use(look));
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return fail(failure);
  }
}

/** False where nothing was ever kept for an administrator: looking for it would make the database. */
export async function hasAdminDatabase(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === databaseName);
}

/** Changes these stores in one transaction, all or nothing, whatever goes wrong in the browser or in the change itself. */
export function changeAdminDatabase<Value>(
  stores: readonly string[],
  change: (transaction: Change) => Promise<Value>,
): Promise<Result<Value, StorageFailure>> {
  return readAdminDatabase(async (database) => {
    const transaction = database.transaction([...stores], 'readwrite');
    const ended = transaction.done.catch((error: unknown) => error);
    try {
      const value = await change(transaction);
      await transaction.done;
      return value;
    } catch (error) {
      abort(transaction);
      await ended;
      // A full disk is told by the transaction: its requests only say that they were given up.
      throw transaction.error ?? error;
    }
  });
}

function abort(transaction: Change): void {
  try {
    transaction.abort();
  } catch {
    // The browser has ended it already.
  }
}

/** Null for an error that is a mistake of ours. */
function storageFailure(error: unknown): StorageFailure | null {
  if (error instanceof DatabaseBusy) return { kind: 'busy' };
  if (!(error instanceof DOMException)) return null;
  switch (error.name) {
    case 'QuotaExceededError':
      return { kind: 'full' };
    case 'VersionError':
      return { kind: 'later-version' };
    case 'UnknownError':
    case 'AbortError':
    case 'InvalidStateError':
    case 'SecurityError':
    case 'NotFoundError':
      return { kind: 'broken' };
    default:
      return null;
  }
}
