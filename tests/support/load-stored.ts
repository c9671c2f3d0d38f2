/** A dump of everything that a build of the extension had stored in a real browser. */
export interface StoredData {
  /** The version of the extension. */
  readonly version: string;
  /** The browser's clock at that moment, in milliseconds since 1970. Read data that expires by this clock. */
  readonly takenAt: number;
  /** `storage.local`, by its keys. */
  readonly local: Readonly<Record<string, unknown>>;
  readonly databases: readonly StoredDatabase[];
}

interface StoredDatabase {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly StoredObjectStore[];
}

interface StoredObjectStore {
  readonly name: string;
  readonly keyPath: string | readonly string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly StoredIndex[];
  /** In the order of their keys. */
  readonly records: readonly { readonly key: unknown; readonly value: unknown }[];
}

interface StoredIndex {
  readonly name: string;
  readonly keyPath: string | readonly string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
}

interface LocalArea {
  set(items: Record<string, unknown>): Promise<void>;
}

/**
 * Restores a dump into `storage.local`, which must be empty, and into databases of the same names, versions and stores,
 * which replace existing ones. Await it before product code opens one of them.
 */
export async function restoreStored(
  stored: StoredData,
  local: LocalArea,
  indexedDB: IDBFactory,
): Promise<void> {
  await local.set(decodedFields(stored.local));
  for (const database of stored.databases) await restoreDatabase(database, indexedDB);
}

async function restoreDatabase(
  { name, version, stores }: StoredDatabase,
  indexedDB: IDBFactory,
): Promise<void> {
  // Waits until product code that has it open from an earlier test closes it.
  await succeeded(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = () => {
    for (const store of stores) createStore(opening.result, store);
  };
  const database = await succeeded(opening);
  try {
    if (stores.length > 0) await fill(database, stores);
  } finally {
    database.close();
  }
}

function createStore(
  database: IDBDatabase,
  { name, keyPath, autoIncrement, indexes }: StoredObjectStore,
): void {
  const store = database.createObjectStore(name, {
    keyPath: keyPath === null ? null : pathOf(keyPath),
    autoIncrement,
  });
  for (const { name: indexName, keyPath: indexed, unique, multiEntry } of indexes)
    store.createIndex(indexName, pathOf(indexed), { unique, multiEntry });
}

/** The DOM types require a mutable array. */
function pathOf(path: string | readonly string[]): string | string[] {
  return typeof path === 'string' ? path : [...path];
}

/** All records of all stores, or none. */
function fill(database: IDBDatabase, stores: readonly StoredObjectStore[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(
      stores.map(({ name }) => name),
      'readwrite',
    );
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the records were not restored'));
    for (const { name, keyPath, records } of stores) {
      const store = transaction.objectStore(name);
      for (const { key, value } of records) {
        // A store with a key path accepts no separate key.
        if (keyPath === null) store.add(decoded(value), keyOf(key));
        else store.add(decoded(value));
      }
    }
  });
}

function succeeded<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Decodes a JSON value. Types that JSON does not have are objects with one tag:
 * `{"$bytes": base64}` is a `Uint8Array`, `{"$date": ISO 8601}` a `Date`, `{"$map": pairs}` a `Map`, and
 * `{"$set": values}` a `Set`. Undefined fields are left out.
 */
export function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  const [[tag, content] = ['', null], ...others] = Object.entries(value);
  if (others.length > 0 || !tag.startsWith('$')) return decodedFields(value);
  if (tag === '$bytes' && typeof content === 'string') return bytesOf(content);
  if (tag === '$date' && typeof content === 'string') return new Date(content);
  if (tag === '$map' && Array.isArray(content)) return new Map(content.map(pairOf));
  if (tag === '$set' && Array.isArray(content)) return new Set(content.map(decoded));
  throw new TypeError(`unknown tag: ${tag}`);
}

function decodedFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, decoded(value)]));
}

function pairOf(pair: unknown): readonly [unknown, unknown] {
  if (!Array.isArray(pair) || pair.length !== 2) throw new TypeError('a map needs pairs');
  return [decoded(pair[0]), decoded(pair[1])];
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function keyOf(written: unknown): IDBValidKey {
  const key = decoded(written);
  if (!isKey(key)) throw new TypeError('not a valid key');
  return key;
}

function isKey(value: unknown): value is IDBValidKey {
  if (Array.isArray(value)) return value.every(isKey);
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    value instanceof Date ||
    value instanceof Uint8Array
  );
}
