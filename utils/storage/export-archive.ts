import { z } from 'zod';
import { deliveryFailureKinds } from '../domain/delivery.ts';
import { type ExportOutcome, type ExportRecord, timeLeft } from '../domain/export-record.ts';
import { feedEncodings, feedProfiles } from '../domain/feed.ts';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import { RneCode } from './domain-fields.ts';
import { type Fingerprints, putLastExport } from './fingerprint-store.ts';

/** The archive without its files. */
export interface ExportList {
  /** The latest first. */
  readonly records: readonly ExportRecord[];
  /** Exports of which something is stored that cannot be read. */
  readonly unreadable: number;
}

/** What a revision of the archive deleted. */
export interface ArchiveRevision {
  readonly purged: readonly ExportRecord[];
  /** Files without a record that can be read. */
  readonly strays: number;
}

/**
 * Stores an export with its file, all or nothing. An export of the same id is never replaced: that throws. The
 * fingerprints of one that has left with this, saved as a file, become the portal's last ones.
 */
export function keepExport(
  record: ExportRecord,
  bytes: Uint8Array<ArrayBuffer>,
  fingerprints: Fingerprints | null,
): Promise<Result<void, StorageFailure>> {
  return changeAdminDatabase(['exports', 'files', 'fingerprints'], async (transaction) => {
    await transaction.objectStore('exports').add(record);
    await transaction.objectStore('files').add({ id: record.id, bytes });
    if (fingerprints === null) return;
    await putLastExport(transaction, { portalId: record.portalId, exportId: record.id, fingerprints });
  });
}

/**
 * Says what became of an export, with the fingerprints that become the portal's last ones where it has arrived. False
 * when there is no export of this id that can be read: nothing is changed then.
 */
export function settleExport(
  id: string,
  outcome: ExportOutcome,
  fingerprints: Fingerprints | null,
): Promise<Result<boolean, StorageFailure>> {
  return changeAdminDatabase(['exports', 'fingerprints'], async (transaction) => {
    const exports = transaction.objectStore('exports');
    const record = StoredExport.safeParse(await exports.get(id));
    if (!record.success) return false;
    await exports.put({ ...record.data, outcome });
    if (fingerprints !== null)
      await putLastExport(transaction, { portalId: record.data.portalId, exportId: id, fingerprints });
    return true;
  });
}

export function listExports(): Promise<Result<ExportList, StorageFailure>> {
  return readAdminDatabase(async (database) => {
    const stored: readonly unknown[] = await database.getAll('exports');
    const records = stored.flatMap((record) => StoredExport.safeParse(record).data ?? []);
    return {
      records: records.sort((a, b) => b.at - a.at),
      unreadable: stored.length - records.length,
    };
  });
}

/** The file of an export, for as long as it may be kept; null when it is gone, or should be. */
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
    const known = StoredExport.safeParse(record);
    const kept = StoredFile.safeParse(file);
    return known.success && kept.success && timeLeft(known.data, now) > 0 ? kept.data.bytes : null;
  });
}

/**
 * Rewrites each record as `revise` says, and deletes the files of those that are purged after it, all or nothing. Files
 * whose record is missing or cannot be read are deleted too: nobody could ever tell that their time is over. The record
 * stays as it is.
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
    const before = stored.flatMap((record) => StoredExport.safeParse(record).data ?? []);
    const after = before.map(revise);
    const changed = after.filter((record, place) => record !== before[place]);
    const keeps = new Set<IDBValidKey>(after.filter(({ purgedAt }) => purgedAt === null).map(({ id }) => id));
    const known = new Set<IDBValidKey>(before.map(({ id }) => id));
    await Promise.all([
      ...changed.map((record) => exports.put(record)),
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

/** An export as it is stored. */
const StoredExport = z.object({
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
}) satisfies z.ZodType<ExportRecord>;

/** The bytes of an export's file as they are stored. */
const StoredFile = z.object({ id: z.string(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) });
