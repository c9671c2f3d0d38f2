import { afterPurge } from '../domain/export-record.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import type { Now } from '../platform/clock.ts';
import type { reviseArchive } from '../storage/export-archive.ts';

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
  const { purged, strays } = revision.value;
  const entries: readonly JournalEntry[] = [
    ...purged.map(({ id, portalId }) => ({
      at: now,
      event: { kind: 'file-purged', portalId, exportId: id } as const,
    })),
    ...(strays > 0 ? [{ at: now, event: { kind: 'stray-files-purged', count: strays } as const }] : []),
  ];
  if (entries.length === 0) return;
  const written = await ports.writeJournal(entries);
  if (!written.ok) throw new PurgeFailed(written.failure.kind);
}
