import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';

export type Connection = IDBPDatabase<unknown>;

export type Change = IDBPTransaction<unknown, string[], 'readwrite'>;

/**
 * Turns version N of a database into N + 1: its object stores. A step never changes once it was released; another one is
 * added. The shape of records has migrations of its own (`record-format.ts`).
 */
export type Upgrade = (
  database: Connection,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => Promise<void>;

interface DatabasePlan {
  readonly name: string;
  /** The upgrade at index n makes version n + 1. */
  readonly upgrades: readonly Upgrade[];
  /** Whether a database that cannot be opened is deleted and created again: only for data that can be fetched again. */
  readonly replaceable: boolean;
}

export interface Database {
  /** Runs `work` on the connection, and once more on a new one if the browser has closed it. */
  readonly use: <Value>(work: (connection: Connection) => Promise<Value>) => Promise<Value>;
  /** Runs `work` in one transaction on these stores. Whatever it or the browser throws undoes all of it. */
  readonly change: <Value>(
    stores: readonly string[],
    work: (transaction: Change) => Promise<Value>,
  ) => Promise<Value>;
  /** Whether the database was ever created in this browser. Does not create it. */
  readonly exists: () => Promise<boolean>;
  /** Deletes the database, or empties it while another page holds it. Throws when something may be left. */
  readonly erase: () => Promise<void>;
}

/** Another context, such as a page of an earlier version of the extension, blocks the database. */
export class DatabaseBusy extends Error {}

const timeoutMs = 1_500;
/** After a timeout, further attempts fail at once for this long. */
const busyMs = 10_000;

/** The connection of this background or page to a database; it opens on first use. */
export function createDatabase(plan: DatabasePlan): Database {
  let connection: Promise<Connection> | null = null;
  let busyUntil = 0;

  async function connected(): Promise<Connection> {
    if (connection === null && Date.now() < busyUntil) throw new DatabaseBusy();
    connection ??= open().catch((error: unknown) => {
      connection = null;
      throw error;
    });
    return connection;
  }

  async function open(): Promise<Connection> {
    try {
      return await openOnce();
    } catch (error) {
      // Of a later version, or damaged.
      if (!plan.replaceable || !isNamed(error, 'VersionError', 'UnknownError')) throw error;
      await withTimeout(deleteDB(plan.name));
      return openOnce();
    }
  }

  async function openOnce(): Promise<Connection> {
    const opening = openDB(plan.name, plan.upgrades.length, {
      async upgrade(opened, from, _to, transaction) {
        for (const step of plan.upgrades.slice(from)) await step(opened, transaction);
      },
      blocking: () => void disconnect(),
      terminated: () => {
        connection = null;
      },
    });
    try {
      return await withTimeout(opening);
    } catch (error) {
      void opening.then(
        (late) => late.close(),
        () => {},
      );
      throw error;
    }
  }

  async function disconnect(): Promise<void> {
    const closing = connection;
    connection = null;
    const open = await closing?.catch(() => null);
    open?.close();
  }

  function withTimeout<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        busyUntil = Date.now() + busyMs;
        reject(new DatabaseBusy());
      }, timeoutMs);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  async function use<Value>(work: (connection: Connection) => Promise<Value>): Promise<Value> {
    try {
      return await work(await connected());
    } catch (error) {
      if (!isNamed(error, 'InvalidStateError', 'AbortError', 'NotFoundError')) throw error;
      await disconnect();
      return work(await connected());
    }
  }

  async function exists(): Promise<boolean> {
    const known = await indexedDB.databases();
    return known.some(({ name }) => name === plan.name);
  }

  async function empty(): Promise<void> {
    if (!(await exists())) return;
    const opened = await connected();
    const stores = [...opened.objectStoreNames];
    const transaction = opened.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
  }

  return {
    use,
    change: (stores, work) => use((opened) => inTransaction(opened, stores, work)),
    exists,
    async erase() {
      busyUntil = 0;
      const emptied = await succeeds(empty());
      await disconnect();
      const deleted = await succeeds(withTimeout(deleteDB(plan.name)));
      if ((!deleted && !emptied) || (deleted && (await exists())))
        throw new Error(`the database ${plan.name} could not be deleted`);
    },
  };
}

async function inTransaction<Value>(
  opened: Connection,
  stores: readonly string[],
  work: (transaction: Change) => Promise<Value>,
): Promise<Value> {
  const transaction = opened.transaction([...stores], 'readwrite');
  const ended = transaction.done.catch(() => {});
  try {
    const value = await work(transaction);
    await transaction.done;
    return value;
  } catch (error) {
    abort(transaction);
    await ended;
    // When the disk is full, the requests fail with AbortError and only the transaction has the reason.
    throw transaction.error ?? error;
  }
}

function abort(transaction: Change): void {
  try {
    transaction.abort();
  } catch {
    // The browser has ended it already.
  }
}

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof DOMException && names.includes(error.name);
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
