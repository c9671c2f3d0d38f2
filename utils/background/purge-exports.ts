import { afterErasure, afterPurge } from '../domain/export-record.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { adminDatabaseExists } from '../storage/admin-database.ts';
import { type ArchiveRevision, reviseArchive } from '../storage/export-archive.ts';
import { writeJournal } from '../storage/journal-store.ts';

/** The purge failed; it is repeated with the next alarm. */
class PurgeFailed extends Error {
  override readonly name = 'PurgeFailed';
}

/**
 * Deletes the files of exports at the end of their retention, and updates the remaining time of the others; the records
 * stay as evidence. Called at each start and every hour, because the time also passes while the browser is closed.
 * Rejects when the database cannot be used.
 */
export async function purgeExports(): Promise<void> {
  if (!(await adminDatabaseExists())) return;
  const now = Date.now();
  const revision = await reviseArchive((record) => afterPurge(record, now));
  if (!revision.ok) throw new PurgeFailed(revision.failure.kind);
  const entries = entriesOf(revision.value, 'file-purged', now);
  if (entries.length === 0) return;
  const written = await writeJournal(entries);
  if (!written.ok) throw new PurgeFailed(written.failure.kind);
}

/** The result of an erasure; `noted` is false when the file is deleted but the journal could not be written. */
export interface Erasure {
  readonly noted: boolean;
}

/**
 * Deletes the file of one export before the end of its retention; the record stays as evidence. Succeeds when the file
 * is already deleted.
 */
export async function eraseExportFile(id: string): Promise<Result<Erasure, StorageFailure>> {
  const now = Date.now();
  const revision = await reviseArchive((record) => (record.id === id ? afterErasure(record, now) : record));
  if (!revision.ok) return revision;
  const entries = entriesOf(revision.value, 'file-erased', now);
  if (entries.length === 0) return succeed({ noted: true });
  const written = await writeJournal(entries);
  return succeed({ noted: written.ok });
}

function entriesOf(
  { purged, strays }: ArchiveRevision,
  kind: 'file-purged' | 'file-erased',
  at: number,
): readonly JournalEntry[] {
  const files = purged.map(({ id, portalId }) => ({ at, event: { kind, portalId, exportId: id } }));
  return strays > 0 ? [...files, { at, event: { kind: 'stray-files-purged', count: strays } }] : files;
}
