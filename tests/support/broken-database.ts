import { forceCloseDatabase } from 'fake-indexeddb';
import { vi } from 'vitest';
import { people } from '../sandbox/people.ts';
import type { Scene } from './fault-scene.ts';

/** Database faults, as browsers report them. Each happens after another user. */

const name = 'cdi-loans';

/** A damaged profile when a background starts: `UnknownError` in Chromium and in Firefox. */
export async function cannotBeOpened(scene: Scene): Promise<void> {
  await closedByBrowser(scene);
  vi.spyOn(indexedDB, 'open').mockImplementation(() => failing(new IDBOpenDBRequest(), 'UnknownError'));
}

export async function cannotBeUsedAtAll(scene: Scene): Promise<void> {
  await cannotBeOpened(scene);
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() =>
    failing(new IDBOpenDBRequest(), 'UnknownError'),
  );
}

/** The disk is full: a request fails and its transaction aborts. */
export function cannotBeWritten(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
    abortFor(this.transaction, 'QuotaExceededError');
    return failing(new IDBRequest(), 'QuotaExceededError');
  });
}

/** The browser’s data is cleared while the connection is open. */
export async function deletedByHand(scene: Scene): Promise<void> {
  await lastUserComes(scene);
  await answered(indexedDB.deleteDatabase(name));
}

export async function deletedWhilePortalIsAsked(scene: Scene): Promise<void> {
  await lastUserComes(scene);
  scene.computer.setBeforeRequest(async () => {
    await answered(indexedDB.deleteDatabase(name));
  });
}

/** The browser closes the connection, as when the files are removed: a `close` event. */
export async function closedByBrowser(scene: Scene): Promise<void> {
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await lastUserComes(scene);
  const connection = transactions.mock.contexts.at(-1);
  transactions.mockRestore();
  // The package's type is of its own class, not of a connection.
  forceCloseDatabase(connection as never);
}

/** Another connection blocks, as of a context of an earlier version of the extension. */
export async function heldByAnother(scene: Scene): Promise<void> {
  await lastUserComes(scene);
  const held = await answered(indexedDB.open(name));
  scene.undo(() => held.close());
}

/** Another pupil uses the computer before her first visit. */
async function lastUserComes({ computer, time }: Scene): Promise<void> {
  await computer.open(time === 'first' ? people.noe : people.ines);
}

/** Aborts after the synchronous code that fills the transaction. */
function abortFor(transaction: IDBTransaction, reason: string): void {
  queueMicrotask(() => {
    if (transaction.error !== null) return;
    transaction.abort();
    Object.assign(transaction, { error: new DOMException('', reason) });
  });
}

function failing<Request extends IDBRequest>(request: Request, reason: string): Request {
  setTimeout(() => {
    Object.assign(request, { readyState: 'done', error: new DOMException('', reason) });
    request.dispatchEvent(new IDBVersionChangeEvent('error'));
  });
  return request;
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
