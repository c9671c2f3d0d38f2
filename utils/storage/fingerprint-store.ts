import { z } from 'zod';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import type { Change } from './database.ts';
import { recordFormat } from './record-format.ts';

/** The content of an export as keyed hashes: that of a user's fields by that of their key. */
export type Fingerprints = Readonly<Record<string, string>>;

/** The fingerprints of the last export to a portal. */
export interface LastExport {
  readonly portalId: string;
  readonly exportId: string;
  readonly fingerprints: Fingerprints;
}

const lastExportFormat = recordFormat<LastExport>(
  z.object({
    portalId: z.string(),
    exportId: z.string(),
    fingerprints: z.record(z.string(), z.string()),
  }),
);

const keyName = 'fingerprints';
const keyBytes = 32;
const Key = z.instanceof(Uint8Array<ArrayBuffer>).refine(({ length }) => length === keyBytes);

/** Null before the first export. A damaged record is a failure: it must not pass for a first export, which is never held. */
export async function readLastExport(portalId: string): Promise<Result<LastExport | null, StorageFailure>> {
  const stored = await readAdminDatabase(
    (database): Promise<unknown> => database.get('fingerprints', portalId),
  );
  if (!stored.ok) return stored;
  if (stored.value === undefined) return succeed(null);
  const last = lastExportFormat.read(stored.value);
  return last === null ? fail({ kind: 'unreadable' }) : succeed(last);
}

/** Replaces the portal's fingerprints, in the transaction that marks this export as complete. */
export async function putLastExport(transaction: Change, last: LastExport): Promise<void> {
  await transaction.objectStore('fingerprints').put(lastExportFormat.write(last));
}

/** The secret key of this browser's fingerprints: 32 random bytes, created on first use and never replaced. */
export async function fingerprintKey(): Promise<Result<Uint8Array<ArrayBuffer>, StorageFailure>> {
  const created = crypto.getRandomValues(new Uint8Array(keyBytes));
  // Within one transaction: of two concurrent calls the second finds the key of the first.
  const stored = await changeAdminDatabase(['secrets'], async (transaction) => {
    const secrets = transaction.objectStore('secrets');
    const known: unknown = await secrets.get(keyName);
    if (known === undefined) await secrets.put(created, keyName);
    return known ?? created;
  });
  if (!stored.ok) return stored;
  const key = Key.safeParse(stored.value);
  return key.success ? succeed(key.data) : fail({ kind: 'unreadable' });
}
