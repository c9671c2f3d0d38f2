import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lives, outside } from './life.ts';

/** What comes out of the worker by its doors, told as it comes. */
export interface Watch {
  /** Text that is kept beyond the browser's run, or shown: `where` names the door. */
  readonly written: (where: string, text: string) => void;
  /** A worker that is alive has written to the console. */
  readonly complained: (text: string) => void;
}

/**
 * Stands between the worker and the browser around it, so that a worker can be stopped midway, steps outside take
 * their time, and nothing leaves unseen. Call once for a file of tests; `watch` is asked for at each step.
 */
export function installDoors(watchers: () => Watch): void {
  // What the test writes by itself is nobody's secret, and comes before there is anything to watch with.
  const watch = () => (lives.getStore() === undefined ? null : watchers());
  watchStorage(watch);
  watchDatabase(watch);
  watchConsole(watch);
  // A worker that stops gives up its locks, which those of the machine that runs the tests would not.
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request: requestLock } });
  // Whoever changes the settings, it is the background's life in which its listener runs.
  const { onChanged } = fakeBrowser.storage;
  const { addListener } = onChanged;
  onChanged.addListener = (listener: Parameters<typeof addListener>[0]) =>
    addListener.call(onChanged, AsyncResource.bind(listener));
  // As it is, but for the threads that it would come back from at any time.
  crypto.subtle.digest = async (algorithm, data) => {
    if (algorithm !== 'SHA-256') throw new Error('the tests know SHA-256 only');
    const view = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return Uint8Array.from(createHash('sha256').update(view).digest()).buffer;
  };
}

function requestLock<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const life = lives.getStore();
  if (life === undefined || typeof work !== 'function')
    throw new Error('the tests know plain locks of the background only');
  return life.lock(name, work);
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
    if (lives.getStore()?.over) return new IDBOpenDBRequest();
    return followed(open.apply(this, words), true);
  };
  IDBFactory.prototype.deleteDatabase = function (...words) {
    if (lives.getStore()?.over) return new IDBOpenDBRequest();
    return followed(deleteDatabase.apply(this, words), false);
  };
  IDBDatabase.prototype.transaction = function (...words) {
    const begun = transaction.apply(this, words);
    lives.getStore()?.follow(begun, ['complete', 'abort']);
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
  const life = lives.getStore();
  life?.follow(request, ['success', 'error']);
  if (life !== undefined && opens)
    request.addEventListener('success', () => {
      life.connections.push(request.result);
      if (life.over) request.result.close();
    });
  return request;
}

function watchConsole(watch: () => Watch | null): void {
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const say = console[level].bind(console);
    console[level] = (...words: unknown[]) => {
      const life = lives.getStore();
      if (life === undefined) return say(...words);
      const text = words
        .map((word) => (word instanceof Error ? `${word.stack} ${word.cause}` : String(word)))
        .join(' ');
      watch()?.written('the console', text);
      if (!life.over) watch()?.complained(text);
    };
  }
}
