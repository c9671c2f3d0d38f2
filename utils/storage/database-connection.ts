import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';

export type Database = IDBPDatabase<unknown>;

export type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Makes the next version of a database out of the one before it. */
export type UpgradeStep = (database: Database, upgrade: Upgrade) => Promise<void>;

export interface DatabasePlan {
  readonly name: string;
  /**
   * How the database came to its shape, one step to a version: the step at place n makes version n + 1 out of
   * version n. A step is never changed once it has been installed somewhere: what it must do is add another.
   */
  readonly upgrades: readonly UpgradeStep[];
  /** One that cannot be opened is deleted and made anew: only for what others can tell again. */
  readonly replaceable: boolean;
}

export interface DatabaseConnection {
  /** Does the work, on a new connection where the one at hand turns out to be dead. */
  readonly use: <Value>(work: (database: Database) => Promise<Value>) => Promise<Value>;
  /** Whether the database has ever been made on this computer. */
  readonly exists: () => Promise<boolean>;
  /** Deletes the database. What another page keeps from being deleted is emptied first. Throws when something may be left. */
  readonly erase: () => Promise<void>;
}

/** Somebody else, an older copy of the extension for instance, keeps the database from us. */
export class DatabaseBusy extends Error {}

/** Whoever keeps the database from us makes nobody wait longer. */
const timeoutMs = 1_500;
/** After that wait nobody waits again for a while. */
const busyMilliseconds = 10_000;

/** The one connection of this background, or page, to a database. It opens when it is first used. */
export function connectTo(plan: DatabasePlan): DatabaseConnection {
  let connection: Promise<Database> | null = null;
  let busyUntil = 0;

  async function database(): Promise<Database> {
    if (connection === null && Date.now() < busyUntil) throw new DatabaseBusy();
    connection ??= open().catch((error: unknown) => {
      connection = null;
      throw error;
    });
    return connection;
  }

  async function open(): Promise<Database> {
    try {
      return await openOnce();
    } catch (error) {
      // Of a later version, or broken.
      if (!plan.replaceable || !isNamed(error, 'VersionError', 'UnknownError')) throw error;
      await inTime(deleteDB(plan.name));
      return openOnce();
    }
  }

  async function openOnce(): Promise<Database> {
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
      return await inTime(opening);
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

  function inTime<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        busyUntil = Date.now() + busyMilliseconds;
        reject(new DatabaseBusy());
      }, timeoutMs);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  async function exists(): Promise<boolean> {
    const known = await indexedDB.databases();
    return known.some(({ name }) => name === plan.name);
  }

  async function empty(): Promise<void> {
    if (!(await exists())) return;
    const opened = await database();
    const stores = [...opened.objectStoreNames];
    const transaction = opened.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
  }

  return {
    async use(work) {
      try {
        return await work(await database());
      } catch (error) {
        if (!isNamed(error, 'InvalidStateError', 'AbortError', 'NotFoundError')) throw error;
        await disconnect();
        return work(await database());
      }
    },
    exists,
    async erase() {
      busyUntil = 0;
      const emptied = await succeeds(empty());
      await disconnect();
      const deleted = await succeeds(inTime(deleteDB(plan.name)));
      if ((!deleted && !emptied) || (deleted && (await exists())))
        throw new Error(`the database ${plan.name} could not be deleted`);
    },
  };
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
