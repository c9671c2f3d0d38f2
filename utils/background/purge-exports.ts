import type { Now } from '../browser/clock.ts';
import type { Computer } from '../domain/computer.ts';
import { afterErasure, afterPurge } from '../domain/export-record.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import type { ArchiveRevision, reviseArchive } from '../storage/export-archive.ts';
import type { forgetHistory, purgeHistory } from '../storage/search-history-store.ts';

export interface PurgeExportsPorts {
  readonly now: Now;
  /** False on a computer on which nobody ever exported anything. */
  readonly exists: () => Promise<boolean>;
  readonly reviseArchive: typeof reviseArchive;
  readonly writeJournal: (entries: readonly JournalEntry[]) => Promise<Result<void, StorageFailure>>;
}

/** Purging failed, and is tried again at the next occasion. */
class PurgeFailed extends Error {
  override readonly name = 'PurgeFailed';
}

/**
 * Deletes the files of exports whose time is over, and counts the time of the others; the records stay as the proof.
 * To be run at each start of the background and every hour: a file's time also passes while the browser is closed.
 * Throws when the database cannot be used.
 */
export async function purgeExports(ports: PurgeExportsPorts): Promise<void> {
  if (!(await ports.exists())) return;
  const now = ports.now();
  const revision = await ports.reviseArchive((record) => afterPurge(record, now));
  if (!revision.ok) throw new PurgeFailed(revision.failure.kind);
  const entries = entriesOf(revision.value, 'file-purged', now);
  if (entries.length === 0) return;
  const written = await ports.writeJournal(entries);
  if (!written.ok) throw new PurgeFailed(written.failure.kind);
}

/** How an erasure ended; `noted` is false where the file is gone, and the journal could not be told. */
export interface Erasure {
  readonly noted: boolean;
}

/**
 * Deletes the file of one export before its time, at the administrator's wish; its record stays as the proof. A file
 * that is gone already is no failure.
 */
export async function eraseExportFile(
  ports: Omit<PurgeExportsPorts, 'exists'>,
  id: string,
): Promise<Result<Erasure, StorageFailure>> {
  const now = ports.now();
  const revision = await ports.reviseArchive((record) =>
    record.id === id ? afterErasure(record, now) : record,
  );
  if (!revision.ok) return revision;
  const entries = entriesOf(revision.value, 'file-erased', now);
  if (entries.length === 0) return succeed({ noted: true });
  const written = await ports.writeJournal(entries);
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

export interface HistoryPurgePorts {
  readonly now: Now;
  readonly computer: () => Promise<Computer>;
  readonly purgeHistory: typeof purgeHistory;
  readonly forgetHistory: typeof forgetHistory;
}

/**
 * Forgets searches that are too old; on a shared computer all of them, as it should have been done the moment it
 * became one.
 */
export async function tidyHistory(ports: HistoryPurgePorts): Promise<void> {
  if ((await ports.computer()) === 'shared') await ports.forgetHistory();
  else await ports.purgeHistory(ports.now());
}
