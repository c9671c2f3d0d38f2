/** Where the background is to stand still for ever: at its n-th call of one kind to the world outside. */
export interface Stall {
  /** E.g. `fetch`, `storage.session.set`, `IndexedDB.put`. */
  readonly kind: string;
  /** From 1, among the calls of its kind: those of other kinds may run side by side, in any order. */
  readonly nth: number;
  /** Whether the call has had its effect by then. A transaction of the database has its effect all at its end. */
  readonly when: 'before' | 'after';
}

/** What the background tells of a call, at the moment of the call and, of the stalled one, once it stands still. */
export interface CallReport extends Pick<Stall, 'kind' | 'nth'> {
  /** Whether it changes anything outside, so that standing still before it and after it are two things. */
  readonly effect: boolean;
  readonly stalled: boolean;
}

/**
 * A script that makes the background stand still at one call, and tell of every call up to there. It comes into a
 * background that runs: what that one called at its very start is not watched, save what it calls again.
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

// All that follows is sent to the background as text, and runs there: it must refer to nothing else.

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

/** Functions that answer with a promise, or by a callback that comes last. */
function watchCalls(
  watch: Watch,
  owner: object,
  of: string,
  names: readonly string[],
  effect: boolean,
): void {
  for (const name of names) {
    const original = Reflect.get(owner, name);
    const watched = function (this: unknown, ...words: unknown[]): unknown {
      const step = begin(watch, of + name, effect);
      if (step.when === null) return Reflect.apply(original, this, words);
      // A lock's function is its work and not a callback.
      const question = of === 'locks.' ? words : words.filter((word) => typeof word !== 'function');
      if (step.when === 'before') step.stalled();
      else Promise.resolve(Reflect.apply(original, this, question)).then(step.stalled, step.stalled);
      return new Promise(() => {});
    };
    if (original !== undefined) Reflect.set(owner, name, watched);
  }
}

/** A database opened or deleted. */
function watchFactory(watch: Watch): void {
  const { deleteDatabase } = IDBFactory.prototype;
  for (const name of ['open', 'deleteDatabase']) {
    const original = Reflect.get(IDBFactory.prototype, name);
    Reflect.set(
      IDBFactory.prototype,
      name,
      function (this: IDBFactory, ...words: unknown[]): IDBOpenDBRequest {
        const { when, stalled } = begin(watch, `IndexedDB.${name}`, true);
        // The caller needs a request, so before the effect it is one without any.
        const none = (): IDBOpenDBRequest =>
          Reflect.apply(deleteDatabase, this, ['there is none of this name']);
        const request: IDBOpenDBRequest = when === 'before' ? none() : Reflect.apply(original, this, words);
        if (when !== null) void silence(request, 'success', 'error').then(stalled);
        return request;
      },
    );
  }
}

/** What is asked within a transaction. Death comes while it is open: the browser then undoes all of it. */
function watchRequests(watch: Watch): void {
  const reads = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
  const { count } = IDBObjectStore.prototype;
  for (const owner of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    for (const name of [...reads, 'put', 'add', 'delete', 'clear']) {
      const original = Reflect.get(owner, name);
      if (original === undefined) continue;
      Reflect.set(owner, name, function (this: unknown, ...words: unknown[]): IDBRequest {
        const { when, stalled } = begin(watch, `IndexedDB.${name}`, false);
        const request: IDBRequest = Reflect.apply(original, this, words);
        if (when !== null) void silence(request, 'success', 'error').then(stalled);
        if (when !== null && request.transaction !== null) keepOpen(request.transaction, count);
        return request;
      });
    }
  }
}

/** The end of a transaction: its effect is there, and nobody hears of it. */
function watchTransactions(watch: Watch): void {
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...words) {
    const { when, stalled } = begin(watch, 'IndexedDB.transaction', false);
    const transaction = Reflect.apply(original, this, words);
    if (when !== null) void silence(transaction, 'complete', 'abort').then(stalled);
    return transaction;
  };
}

/** Keeps events from everybody who listens later, and resolves when one has come. */
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

/** A transaction ends by itself when nothing more is asked within it: something always is. */
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
