import { fail, type Result, succeed } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { type Change, type Connection, createDatabase, DatabaseBusy, type Upgrade } from './database.ts';

export const adminUpgrades: readonly Upgrade[] = [
  async (database) => {
    database.createObjectStore('roster', { keyPath: 'part' });
    database.createObjectStore('exports', { keyPath: 'id' });
    // Separate from `exports`: listing stays cheap, and a purge keeps the record as proof.
    database.createObjectStore('files', { keyPath: 'id' });
    database.createObjectStore('fingerprints', { keyPath: 'portalId' });
    database.createObjectStore('choices', { keyPath: 'portalId' });
    database.createObjectStore('mappings', { keyPath: 'headers' });
    database.createObjectStore('secrets');
    database.createObjectStore('journal', { autoIncrement: true });
  },
];

/** Users, exports and the choices for them. They cannot be fetched again: a database that cannot be opened is left alone. */
const adminDatabase = createDatabase({ name: 'cdi-admin', upgrades: adminUpgrades, replaceable: false });

/** False in a browser without an administrator's data. Check before reading: opening would create the database. */
export const adminDatabaseExists = adminDatabase.exists;

export function readAdminDatabase<Value>(
  work: (database: Connection) => Promise<Value>,
): Promise<Result<Value, StorageFailure>> {
  return resultOf(adminDatabase.use(work));
}

/** Changes these stores in one transaction, all or nothing. */
export function changeAdminDatabase<Value>(
  stores: readonly string[],
  work: (transaction: Change) => Promise<Value>,
): Promise<Result<Value, StorageFailure>> {
  return resultOf(adminDatabase.change(stores, work));
}

/** Throws errors that are bugs. */
async function resultOf<Value>(work: Promise<Value>): Promise<Result<Value, StorageFailure>> {
  try {
    return succeed(await work);
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return fail(failure);
  }
}

/** Null for an error that is a bug. */
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
