import type { Loan } from '../../utils/domain/loan.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { hosts } from '../sandbox/hosts.ts';
import type { BrowserDriver } from './browsers/page-driver.ts';
import { sandboxPortal } from './sandbox-portal.ts';

/**
 * Runs an expression in a document of the extension, which has access to all its storage. Any resource will do: a picture
 * opens faster than a page, and runs none of the product's code.
 */
export async function inExtension<Value>(computer: BrowserDriver, expression: string): Promise<Value> {
  const page = await computer.newPage();
  try {
    await page.goto(computer.extensionPage('icon/icon.svg'));
    return await page.evaluate<Value>(expression);
  } finally {
    await page.close();
  }
}

/** An expression for every record of every database, by `database/store`. */
export const allDatabases = `(async () => {
  const read = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await read(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      found[name + '/' + store] = await read(database.transaction(store).objectStore(store).getAll());
    }
    database.close();
  }
  return found;
})()`;

/** Every record of every database of the extension, as JSON text. */
export async function storedInDatabases(computer: BrowserDriver): Promise<string> {
  return inExtension(computer, `${allDatabases}.then((found) => JSON.stringify(found))`);
}

/** The content of one of the extension's storage areas, as JSON text. */
export async function storedInArea(computer: BrowserDriver, area: 'local' | 'session'): Promise<string> {
  return inExtension(
    computer,
    `(globalThis.browser ?? chrome).storage.${area}.get(null).then((all) => JSON.stringify(all))`,
  );
}

/** Rewrites every record of one of the extension's stores: `change` is the text of a function of a record. */
async function rewriteRecords(
  computer: BrowserDriver,
  store: 'readings' | 'attempts',
  change: string,
): Promise<void> {
  await inExtension(
    computer,
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('cdi-loans');
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('${store}', 'readwrite');
        const records = transaction.objectStore('${store}');
        records.getAll().onsuccess = ({ target }) => target.result.map(${change}).forEach((record) => records.put(record));
        transaction.oncomplete = () => { opening.result.close(); resolve(true); };
        transaction.onabort = () => reject(transaction.error);
      };
      opening.onerror = () => reject(opening.error);
    })`,
  );
}

/** Sets all readings and attempts back by an hour. */
export async function ageByAnHour(computer: BrowserDriver): Promise<void> {
  const hour = 3_600_000;
  await rewriteRecords(computer, 'readings', `(one) => ({ ...one, readAt: one.readAt - ${hour} })`);
  await rewriteRecords(computer, 'attempts', `(one) => ({ ...one, triedAt: one.triedAt - ${hour} })`);
}

/** Stores the sandbox's portal without the settings page. */
export function givePortal(computer: BrowserDriver, changes: Partial<Portal> = {}): Promise<void> {
  return givePortals(computer, [changes]);
}

/** Stores several portals, each the sandbox's with changes. */
export async function givePortals(
  computer: BrowserDriver,
  portals: readonly Partial<Portal>[],
): Promise<void> {
  const settings = { version: 1, portals: portals.map((changes) => ({ ...sandboxPortal, ...changes })) };
  await inExtension(
    computer,
    `(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`,
  );
}

/** Sets the due date of all current loans, as after a renewal of all. */
export function renewAllUntil(computer: BrowserDriver, dueOn: string): Promise<void> {
  const loan = `(one) => (one.state === 'returned' ? one : { ...one, state: 'current', dueOn: '${dueOn}' })`;
  return rewriteRecords(
    computer,
    'readings',
    `(reading) => ({ ...reading, loans: reading.loans.map(${loan}) })`,
  );
}

/** Sets reminder rules without closed days and quiet hours, so that tests may run at any time. */
export async function remindAtAnyTime(computer: BrowserDriver): Promise<void> {
  const reminders = {
    enabled: true,
    daysBefore: [3, 1, 0],
    lateEvery: 7,
    closedOn: [],
    holidays: [],
    quietHours: null,
  };
  await inExtension(
    computer,
    `(async (storage) => {
      const { settings } = await storage.get('settings');
      await storage.set({ settings: { ...settings, reminders: ${JSON.stringify(reminders)} } });
    })((globalThis.browser ?? chrome).storage.local)`,
  );
}

/** Replaces the loans of all readings, with the current time. */
export function giveLoans(computer: BrowserDriver, loans: readonly Loan[]): Promise<void> {
  return rewriteRecords(
    computer,
    'readings',
    `(reading) => ({ ...reading, readAt: Date.now(), loans: ${JSON.stringify(loans)} })`,
  );
}

/** Deletes all stored data, and the host permission for the self-hosted PRONOTE. */
export function forgetEverything(computer: BrowserDriver): Promise<void> {
  return inExtension(
    computer,
    `(async ({ storage, permissions }) => {
      await permissions.remove({ origins: ['https://${hosts.selfHosted}/*'] }).catch(() => {});
      await storage.local.clear();
      await storage.session.clear();
      for (const { name } of await indexedDB.databases()) await new Promise((resolve) => {
        Object.assign(indexedDB.deleteDatabase(name), { onsuccess: resolve, onerror: resolve, onblocked: resolve });
      });
      return true;
    })(globalThis.browser ?? chrome)`,
  );
}
