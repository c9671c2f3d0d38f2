import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentRun, outside } from './worker-run.ts';

/** Observes what leaves the worker. */
export interface Watch {
  /** Text that is stored beyond the browser run, or shown. */
  readonly written: (where: string, text: string) => void;
  /** A running worker has written to the console. */
  readonly complained: (text: string) => void;
}

/**
 * Wraps the browser's APIs so that a worker can be stopped at any call, calls take a controlled time, and all output is
 * observed. Call once per test file; `watchers` is called at each step.
 */
export function stubBrowser(watchers: () => Watch): void {
  // What the test itself writes is not observed.
  const watch = () => (currentRun.getStore() === undefined ? null : watchers());
  watchStorage(watch);
  watchDatabase(watch);
  watchConsole(watch);
  // A stopped worker releases its locks; Node's real locks would stay held.
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request: requestLock } });
  // The listener runs in the background's run, whatever code changes the settings.
  const { onChanged } = fakeBrowser.storage;
  const { addListener } = onChanged;
  onChanged.addListener = (listener: Parameters<typeof addListener>[0]) =>
    addListener.call(onChanged, AsyncResource.bind(listener));
  // The same result, but synchronous: Node's implementation returns from a thread at any time.
  crypto.subtle.digest = async (algorithm, data) => {
    if (algorithm !== 'SHA-256') throw new Error('the tests know SHA-256 only');
    const view = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return Uint8Array.from(createHash('sha256').update(view).digest()).buffer;
  };
}

function requestLock<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const run = currentRun.getStore();
  if (run === undefined || typeof work !== 'function')
    throw new Error('the tests know plain locks of the background only');
  return run.lock(name, work);
}

function watchStorage(watch: () => Watch | null): void {
  for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session]) {
    const { get, set, remove, clear } = area;
    Object.assign(area, {
      get: (keys: Parameters<typeof get>[0]) => outside(() => get(keys)),
      remove: (keys: Parameters<typeof remove>[0]) => outside(() => remove(keys)),
      clear: () => outside(() => clear()),
      set: (items: Parameters<typeof set>[0]) => {
        if (area === fakeBrowser.storage.local) watch()?.written('storage.local', JSON.stringify(items));
        return outside(() => set(items));
      },
    });
  }
}

function watchDatabase(watch: () => Watch | null): void {
  const { open, deleteDatabase } = IDBFactory.prototype;
  const { transaction } = IDBDatabase.prototype;
  const { put, add } = IDBObjectStore.prototype;
  IDBFactory.prototype.open = function (...words) {
    if (currentRun.getStore()?.over) return new IDBOpenDBRequest();
    return followed(open.apply(this, words), true);
  };
  IDBFactory.prototype.deleteDatabase = function (...words) {
    if (currentRun.getStore()?.over) return new IDBOpenDBRequest();
    return followed(deleteDatabase.apply(this, words), false);
  };
  IDBDatabase.prototype.transaction = function (...words) {
    const begun = transaction.apply(this, words);
    currentRun.getStore()?.follow(begun, ['complete', 'abort']);
    return begun;
  };
  IDBObjectStore.prototype.put = function (...words) {
    watch()?.written('a database', JSON.stringify(words));
    return put.apply(this, words);
  };
  IDBObjectStore.prototype.add = function (...words) {
    watch()?.written('a database', JSON.stringify(words));
    return add.apply(this, words);
  };
}

function followed(request: IDBOpenDBRequest, opens: boolean): IDBOpenDBRequest {
  const run = currentRun.getStore();
  run?.follow(request, ['success', 'error']);
  if (run !== undefined && opens)
    request.addEventListener('success', () => {
      run.connections.push(request.result);
      if (run.over) request.result.close();
    });
  return request;
}

function watchConsole(watch: () => Watch | null): void {
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const say = console[level].bind(console);
    console[level] = (...words: unknown[]) => {
      const run = currentRun.getStore();
      if (run === undefined) return say(...words);
      const text = words
        .map((word) => (word instanceof Error ? `${word.stack} ${word.cause}` : String(word)))
        .join(' ');
      watch()?.written('the console', text);
      if (!run.over) watch()?.complained(text);
    };
  }
}
