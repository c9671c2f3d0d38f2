import { type JournalEntry, longestJournal } from '../domain/journal.ts';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import { StoredEntry } from './journal-records.ts';

export interface Journal {
  /** In the order in which they were written, whatever the clock showed. */
  readonly entries: readonly JournalEntry[];
  readonly unreadable: number;
}

/** Writes entries at the journal's end, all or none; the oldest make room for them. */
export function writeJournal(entries: readonly JournalEntry[]): Promise<Result<void, StorageFailure>> {
  return changeAdminDatabase(['journal'], async (transaction) => {
    const journal = transaction.objectStore('journal');
    // Parsed once more, since a wider object might bring a name with it.
    await Promise.all(entries.map(async (entry) => journal.add(StoredEntry.parse(entry))));
    const surplus = (await journal.count()) - longestJournal;
    const oldest = surplus > 0 ? await journal.getAllKeys(null, surplus) : [];
    await Promise.all(oldest.map((key) => journal.delete(key)));
  });
}

export async function readJournal(): Promise<Result<Journal, StorageFailure>> {
  return readAdminDatabase(async (database) => {
    const stored: readonly unknown[] = await database.getAll('journal');
    const entries = stored.flatMap((entry) => StoredEntry.safeParse(entry).data ?? []);
    return { entries, unreadable: stored.length - entries.length };
  });
}
