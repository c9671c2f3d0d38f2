import { z } from 'zod';
import { deliveryFailureKinds } from '../domain/delivery.ts';
import { type ExportOutcome, type ExportRecord, timeLeft } from '../domain/export-record.ts';
import { feedEncodings, feedProfiles } from '../domain/feed.ts';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import { RneCode } from './domain-fields.ts';
import { type Fingerprints, putLastExport } from './fingerprint-store.ts';
import { recordFormat } from './record-format.ts';

/** The archive without its files. */
export interface ExportList {
  /** Newest first. */
  readonly records: readonly ExportRecord[];
  /** The number of records that cannot be read. */
  readonly unreadable: number;
}

/** What `reviseArchive` deleted. */
export interface ArchiveRevision {
  readonly purged: readonly ExportRecord[];
  /** The number of files without a readable record. */
  readonly strays: number;
}

/**
 * Stores an export with its file, all or nothing. Throws when there is an export of this id. `fingerprints` replace the
 * portal's: pass them when the export is complete with this, as a file that was saved.
 */
export function keepExport(
  record: ExportRecord,
  bytes: Uint8Array<ArrayBuffer>,
  fingerprints: Fingerprints | null,
): Promise<Result<void, StorageFailure>> {
  return changeAdminDatabase(['exports', 'files', 'fingerprints'], async (transaction) => {
    await transaction.objectStore('exports').add(exportFormat.write(record));
    await transaction.objectStore('files').add(fileFormat.write({ id: record.id, bytes }));
    if (fingerprints === null) return;
    await putLastExport(transaction, { portalId: record.portalId, exportId: record.id, fingerprints });
  });
}

/**
 * Stores the outcome of an export and, when it has arrived, the fingerprints that replace the portal's. False, and nothing
 * changed, when there is no readable export of this id.
 */
export function settleExport(
  id: string,
  outcome: ExportOutcome,
  fingerprints: Fingerprints | null,
): Promise<Result<boolean, StorageFailure>> {
  return changeAdminDatabase(['exports', 'fingerprints'], async (transaction) => {
    const exports = transaction.objectStore('exports');
    const record = exportFormat.read(await exports.get(id));
    if (record === null) return false;
    await exports.put(exportFormat.write({ ...record, outcome }));
    if (fingerprints !== null)
      await putLastExport(transaction, { portalId: record.portalId, exportId: id, fingerprints });
    return true;
  });
}

export function listExports(): Promise<Result<ExportList, StorageFailure>> {
  return readAdminDatabase(async (database) => {
    const stored: readonly unknown[] = await database.getAll('exports');
    const records = stored.flatMap((record) => exportFormat.read(record) ?? []);
    return {
      records: records.sort((a, b) => b.at - a.at),
      unreadable: stored.length - records.length,
    };
  });
}

/** The file of an export; null when it is deleted or its retention is over. */
export function readExportFile(
  id: string,
  now: number,
): Promise<Result<Uint8Array<ArrayBuffer> | null, StorageFailure>> {
  return readAdminDatabase(async (database) => {
    const transaction = database.transaction(['exports', 'files']);
    const [record, file]: readonly unknown[] = await Promise.all([
      transaction.objectStore('exports').get(id),
      transaction.objectStore('files').get(id),
      transaction.done,
    ]);
    const known = exportFormat.read(record);
    return known !== null && timeLeft(known, now) > 0 ? (fileFormat.read(file)?.bytes ?? null) : null;
  });
}

/**
 * Replaces each record by what `revise` returns, and deletes the files of those that are purged then, all or nothing.
 * Files without a readable record are deleted too, since the end of their retention is unknown; a record that cannot be
 * read is left as it is.
 */
export function reviseArchive(
  revise: (record: ExportRecord) => ExportRecord,
): Promise<Result<ArchiveRevision, StorageFailure>> {
  return changeAdminDatabase(['exports', 'files'], async (transaction) => {
    const exports = transaction.objectStore('exports');
    const files = transaction.objectStore('files');
    const [stored, fileIds]: readonly [readonly unknown[], readonly IDBValidKey[]] = await Promise.all([
      exports.getAll(),
      files.getAllKeys(),
    ]);
    const before = stored.flatMap((record) => exportFormat.read(record) ?? []);
    const after = before.map(revise);
    const changed = after.filter((record, place) => record !== before[place]);
    const keeps = new Set<IDBValidKey>(after.filter(({ purgedAt }) => purgedAt === null).map(({ id }) => id));
    const known = new Set<IDBValidKey>(before.map(({ id }) => id));
    await Promise.all([
      ...changed.map((record) => exports.put(exportFormat.write(record))),
      ...fileIds.filter((id) => !keeps.has(id)).map((id) => files.delete(id)),
    ]);
    return {
      purged: after.filter(({ purgedAt }, place) => purgedAt !== null && before[place]?.purgedAt === null),
      strays: fileIds.filter((id) => !known.has(id)).length,
    };
  });
}

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('sent'), at: z.number(), receivedBefore: z.boolean() }),
  z.object({ kind: z.literal('failed'), at: z.number(), reason: z.enum(deliveryFailureKinds) }),
  z.object({ kind: z.literal('unknown'), at: z.number() }),
]) satisfies z.ZodType<ExportOutcome>;

const exportFormat = recordFormat<ExportRecord>(
  z.object({
    id: z.string().min(1),
    portalId: z.string(),
    portalName: z.string(),
    rne: RneCode,
    at: z.number(),
    profile: z.enum(feedProfiles),
    encoding: z.enum(feedEncodings),
    counts: z.object({
      pupil: z.number(),
      teacher: z.number(),
      staff: z.number(),
      parent: z.number(),
      other: z.number(),
    }),
    bytes: z.number(),
    sha256: z.string(),
    fileName: z.string(),
    outcome: Outcome,
    keptFor: z.object({ milliseconds: z.number(), asOf: z.number() }),
    purgedAt: z.number().nullable(),
  }),
);

const fileFormat = recordFormat(z.object({ id: z.string(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) }));
