import type { ExportRecord } from '../../utils/domain/export-record.ts';
import type { JournalEntry } from '../../utils/domain/journal.ts';
import { adminUpgrades } from '../../utils/storage/admin-database.ts';
import type { BrowserDriver } from './browsers/page-driver.ts';
import { inExtension } from './extension-data.ts';

interface Archived {
  readonly record: ExportRecord;
  readonly file: Uint8Array;
}

/** Opens the administrator's database with the product's upgrades, and runs `change` in one transaction. */
function changeAdmin(computer: BrowserDriver, stores: readonly string[], change: string): Promise<unknown> {
  return inExtension(
    computer,
    `new Promise((resolve, reject) => {
      const steps = [${adminUpgrades.map(String).join(',')}];
      const opening = indexedDB.open('cdi-admin', steps.length);
      opening.onupgradeneeded = ({ oldVersion }) => steps.slice(oldVersion).forEach((step) => step(opening.result));
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(${JSON.stringify(stores)}, 'readwrite');
        const store = (name) => transaction.objectStore(name);
        transaction.oncomplete = () => { opening.result.close(); resolve(true); };
        transaction.onabort = () => reject(transaction.error);
        ${change};
      };
    })`,
  );
}

/** Stores earlier exports with their files, and journal entries. */
export async function giveArchive(
  computer: BrowserDriver,
  archived: readonly Archived[],
  journal: readonly JournalEntry[] = [],
): Promise<void> {
  const records = archived.map(({ record }) => record);
  const files = archived.map(({ record, file }) => ({ id: record.id, bytes: [...file] }));
  await changeAdmin(
    computer,
    ['exports', 'files', 'journal'],
    `${JSON.stringify(records)}.forEach((record) => store('exports').put(record));
    ${JSON.stringify(files)}.forEach(({ id, bytes }) => store('files').put({ id, bytes: Uint8Array.from(bytes) }));
    ${JSON.stringify(journal)}.forEach((entry) => store('journal').add(entry))`,
  );
}

/** Sets all exports back by these hours. */
export async function ageArchive(computer: BrowserDriver, hours: number): Promise<void> {
  const past = hours * 3_600_000;
  await changeAdmin(
    computer,
    ['exports'],
    `store('exports').getAll().onsuccess = ({ target }) => target.result.forEach((one) => store('exports').put({
      ...one, at: one.at - ${past}, keptFor: { ...one.keptFor, asOf: one.keptFor.asOf - ${past} },
    }))`,
  );
}

/** The ids of the exports that have a file. */
export function keptFiles(computer: BrowserDriver): Promise<readonly string[]> {
  return inExtension(
    computer,
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('cdi-admin');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const request = opening.result.transaction('files').objectStore('files').getAllKeys();
        request.onsuccess = () => { opening.result.close(); resolve(request.result); };
      };
    })`,
  );
}
