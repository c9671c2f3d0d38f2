import { type JournalEntry, longestJournal } from '../domain/journal.ts';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { inAdminDatabase } from './admin-database.ts';
import { StoredEntry } from './journal-records.ts';

export interface Journal {
  /** In the order in which they were written, whatever the clock showed. */
  readonly entries: readonly JournalEntry[];
  readonly unreadable: number;
}

/** Writes entries at the journal's end, all or none; the oldest make room for them. */
export function writeJournal(entries: readonly JournalEntry[]): Promise<Result<void, StorageFailure>> {
  return inAdminDatabase(async (database) => {
    const transaction = database.transaction('journal', 'readwrite');
    // What no version can have written must not get in with a wider object.
    await Promise.all(entries.map((entry) => transaction.store.add(StoredEntry.parse(entry))));
    const surplus = (await transaction.store.count()) - longestJournal;
    const oldest = surplus > 0 ? await transaction.store.getAllKeys(null, surplus) : [];
    await Promise.all([...oldest.map((key) => transaction.store.delete(key)), transaction.done]);
  });
}

export async function readJournal(): Promise<Result<Journal, StorageFailure>> {
  return inAdminDatabase(async (database) => {
    const stored: readonly unknown[] = await database.getAll('journal');
    const entries = stored.flatMap((entry) => StoredEntry.safeParse(entry).data ?? []);
    return { entries, unreadable: stored.length - entries.length };
  });
}
