import { browser } from '../browser/browser.ts';
import type { RecordFormat } from './record-format.ts';

/** One record of `storage.local`, which stays, or `storage.session`, which ends with the browser and is never on disk. */
export interface StoredItem<Value> {
  /** Null when there is none, or none that can be read. */
  readonly read: () => Promise<Value | null>;
  readonly write: (value: Value) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export function storedItem<Value>(
  area: 'local' | 'session',
  key: string,
  format: RecordFormat<Value>,
): StoredItem<Value> {
  return {
    read: async () => format.read((await browser.storage[area].get(key))[key]),
    write: (value) => browser.storage[area].set({ [key]: format.write(value) }),
    remove: () => browser.storage[area].remove(key),
  };
}
