import { z } from 'zod';
import { deliveryFailureKinds } from '../domain/delivery.ts';
import { type JournalEntry, type JournalEvent, listKinds, longestJournal } from '../domain/journal.ts';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import { recordFormat } from './record-format.ts';

export interface Journal {
  /** In the order of writing, which the clock may contradict. */
  readonly entries: readonly JournalEntry[];
  readonly unreadable: number;
}

/** Appends entries, all or none; above `longestJournal` the oldest are deleted. */
export function writeJournal(entries: readonly JournalEntry[]): Promise<Result<void, StorageFailure>> {
  return changeAdminDatabase(['journal'], async (transaction) => {
    const journal = transaction.objectStore('journal');
    // Parsed, so that an object with further fields cannot bring a name into the journal.
    await Promise.all(entries.map(async (entry) => journal.add(entryFormat.write(Entry.parse(entry)))));
    const surplus = (await journal.count()) - longestJournal;
    const oldest = surplus > 0 ? await journal.getAllKeys(null, surplus) : [];
    await Promise.all(oldest.map((key) => journal.delete(key)));
  });
}

export async function readJournal(): Promise<Result<Journal, StorageFailure>> {
  return readAdminDatabase(async (database) => {
    const stored: readonly unknown[] = await database.getAll('journal');
    const entries = stored.flatMap((entry) => entryFormat.read(entry) ?? []);
    return { entries, unreadable: stored.length - entries.length };
  });
}

const portalId = z.string();
const exportId = z.string();
const count = z.number().int().nonnegative();

const Event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list-imported'), list: z.enum(listKinds), users: count, leftOut: count }),
  z.object({ kind: z.literal('roster-deleted') }),
  z.object({
    kind: z.literal('key-rule-chosen'),
    portalId,
    rule: z.enum(['number', 'derived']),
    number: z.string().nullable(),
  }),
  z.object({
    kind: z.enum(['export-saved', 'export-sent', 'export-unknown']),
    portalId,
    exportId,
    users: count,
  }),
  z.object({
    kind: z.literal('export-failed'),
    portalId,
    exportId,
    reason: z.enum(deliveryFailureKinds),
  }),
  z.object({ kind: z.enum(['export-held', 'export-confirmed']), portalId, removed: count, changed: count }),
  z.object({ kind: z.enum(['file-purged', 'file-erased']), portalId, exportId }),
  z.object({ kind: z.literal('stray-files-purged'), count }),
  z.object({ kind: z.enum(['portal-added', 'portal-changed', 'portal-removed']), portalId }),
  z.object({ kind: z.enum(['token-remembered', 'token-forgotten']), portalId }),
]) satisfies z.ZodType<JournalEvent>;

const Entry = z.object({ at: z.number(), event: Event });
const entryFormat = recordFormat<JournalEntry>(Entry);
