/** Where the background stops responding: at its n-th call of one kind of browser API. */
export interface Stall {
  /** E.g. `fetch`, `storage.session.set`, `IndexedDB.put`. */
  readonly kind: string;
  /** From 1, among the calls of its kind: calls of other kinds run concurrently, in any order. */
  readonly nth: number;
  /** Before or after the call takes effect. A database transaction takes effect at its end. */
  readonly when: 'before' | 'after';
}

/** Reported by the background at each call, and once more when the stalled call hangs. */
export interface CallReport extends Pick<Stall, 'kind' | 'nth'> {
  /** Whether the call has an effect, so that a stall before it differs from one after it. */
  readonly effect: boolean;
  readonly stalled: boolean;
}

/**
 * A script that makes the background hang at one call, and report every call before. It is injected into a running
 * background, so calls made only at its start are not covered.
 */
export function stallScript(stall: Stall): string {
  const parts = [
    watchEverything,
    begin,
    watchCalls,
    watchAreas,
    watchFactory,
    watchRequests,
    watchTransactions,
  ];
  return `(() => { ${[...parts, silence, keepOpen].join('\n')}
    watchEverything({ made: new Map(), stall: ${JSON.stringify(stall)} }); })()`;
}

// Everything below is sent to the background as text and runs there: it must not refer to anything else.

declare const tell: (text: string) => void;

interface Watch {
  /** Calls by kind. */
  readonly made: Map<string, number>;
  readonly stall: Stall;
}

interface Step {
  /** Null: nothing stalls here. */
  readonly when: Stall['when'] | null;
  readonly stalled: () => void;
}

function watchEverything(watch: Watch): void {
  watchCalls(watch, globalThis, '', ['fetch'], true);
  watchCalls(watch, Response.prototype, 'body.', ['text', 'json', 'arrayBuffer', 'blob'], false);
  watchCalls(watch, ReadableStreamDefaultReader.prototype, 'body.', ['read'], false);
  watchCalls(watch, SubtleCrypto.prototype, 'crypto.', ['digest'], false);
  watchCalls(watch, LockManager.prototype, 'locks.', ['request', 'query'], true);
  watchAreas(watch);
  watchCalls(watch, IDBFactory.prototype, 'IndexedDB.', ['databases'], false);
  watchFactory(watch);
  watchRequests(watch);
  watchTransactions(watch);
}

function watchAreas(watch: Watch): void {
  const { storage, alarms } = Reflect.get(globalThis, 'chrome');
  for (const area of ['session', 'local']) {
    watchCalls(watch, storage[area], `storage.${area}.`, ['get', 'getKeys'], false);
    watchCalls(watch, storage[area], `storage.${area}.`, ['set', 'remove', 'clear'], true);
  }
  watchCalls(watch, alarms, 'alarms.', ['get', 'getAll'], false);
  watchCalls(watch, alarms, 'alarms.', ['create', 'clear', 'clearAll'], true);
}

function begin(watch: Watch, kind: string, effect: boolean): Step {
  const nth = (watch.made.get(kind) ?? 0) + 1;
  watch.made.set(kind, nth);
  const report = (stalled: boolean) => tell(JSON.stringify({ kind, nth, effect, stalled }));
  report(false);
  const here = kind === watch.stall.kind && nth === watch.stall.nth;
  return { when: here ? watch.stall.when : null, stalled: () => report(true) };
}

/** Functions that return a promise, or take a callback as last argument. */
function watchCalls(
  watch: Watch,
  owner: object,
  of: string,
  names: readonly string[],
  effect: boolean,
): void {
  for (const name of names) {
    const original = Reflect.get(owner, name);
    const watched = function (this: unknown, ...args: unknown[]): unknown {
      const step = begin(watch, of + name, effect);
      if (step.when === null) return Reflect.apply(original, this, args);
      // The function of a lock is its task, not a callback.
      const question = of === 'locks.' ? args : args.filter((arg) => typeof arg !== 'function');
      if (step.when === 'before') step.stalled();
      else Promise.resolve(Reflect.apply(original, this, question)).then(step.stalled, step.stalled);
      return new Promise(() => {});
    };
    if (original !== undefined) Reflect.set(owner, name, watched);
  }
}

/** Opening and deleting a database. */
function watchFactory(watch: Watch): void {
  const { deleteDatabase } = IDBFactory.prototype;
  for (const name of ['open', 'deleteDatabase']) {
    const original = Reflect.get(IDBFactory.prototype, name);
    Reflect.set(
      IDBFactory.prototype,
      name,
      function (this: IDBFactory, ...args: unknown[]): IDBOpenDBRequest {
        const { when, stalled } = begin(watch, `IndexedDB.${name}`, true);
        // The caller needs a request: before the effect, one for a database that does not exist.
        const none = (): IDBOpenDBRequest =>
          Reflect.apply(deleteDatabase, this, ['there is none of this name']);
        const request: IDBOpenDBRequest = when === 'before' ? none() : Reflect.apply(original, this, args);
        if (when !== null) void silence(request, 'success', 'error').then(stalled);
        return request;
      },
    );
  }
}

/** Requests within a transaction. The worker is killed while it is open, and the browser rolls it back. */
function watchRequests(watch: Watch): void {
  const reads = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
  const { count } = IDBObjectStore.prototype;
  for (const owner of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    for (const name of [...reads, 'put', 'add', 'delete', 'clear']) {
      const original = Reflect.get(owner, name);
      if (original === undefined) continue;
      Reflect.set(owner, name, function (this: unknown, ...args: unknown[]): IDBRequest {
        const { when, stalled } = begin(watch, `IndexedDB.${name}`, false);
        const request: IDBRequest = Reflect.apply(original, this, args);
        if (when !== null) void silence(request, 'success', 'error').then(stalled);
        if (when !== null && request.transaction !== null) keepOpen(request.transaction, count);
        return request;
      });
    }
  }
}

/** The end of a transaction: it is committed, but its event is not delivered. */
function watchTransactions(watch: Watch): void {
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const { when, stalled } = begin(watch, 'IndexedDB.transaction', false);
    const transaction = Reflect.apply(original, this, args);
    if (when !== null) void silence(transaction, 'complete', 'abort').then(stalled);
    return transaction;
  };
}

/** Suppresses these events for later listeners, and resolves with the first one. */
function silence(target: EventTarget, ...types: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    for (const type of types) {
      target.addEventListener(type, (event) => {
        event.stopImmediatePropagation();
        resolve();
      });
    }
  });
}

/** A transaction ends without further requests: sends requests forever. */
function keepOpen(transaction: IDBTransaction, count: IDBObjectStore['count']): void {
  const [name] = transaction.objectStoreNames;
  if (name === undefined) return;
  const store = transaction.objectStore(name);
  const again = () => {
    const request: IDBRequest = Reflect.apply(count, store, []);
    request.onsuccess = again;
  };
  again();
}
