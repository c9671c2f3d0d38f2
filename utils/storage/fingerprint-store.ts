import { z } from 'zod';
import { fail, type Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { type Change, changeAdminDatabase, readAdminDatabase } from './admin-database.ts';

/** What an export held, told by hashes under a secret key: a user's key, and their fields. */
export type Fingerprints = Readonly<Record<string, string>>;

/** The fingerprints of the last export to a portal. */
export interface LastExport {
  readonly portalId: string;
  readonly exportId: string;
  readonly fingerprints: Fingerprints;
}

const StoredLastExport = z.object({
  portalId: z.string(),
  exportId: z.string(),
  fingerprints: z.record(z.string(), z.string()),
}) satisfies z.ZodType<LastExport>;

const keyName = 'fingerprints';
const keyBytes = 32;
const Key = z.instanceof(Uint8Array<ArrayBuffer>).refine(({ length }) => length === keyBytes);

/** Null before the first export. What cannot be read is a failure: a first export is never held, this one should be. */
export async function readLastExport(portalId: string): Promise<Result<LastExport | null, StorageFailure>> {
  const stored = await readAdminDatabase(
    (database): Promise<unknown> => database.get('fingerprints', portalId),
  );
  if (!stored.ok || stored.value === undefined) return stored.ok ? { ok: true, value: null } : stored;
  const parsed = StoredLastExport.safeParse(stored.value);
  return parsed.success ? { ok: true, value: parsed.data } : fail({ kind: 'unreadable' });
}

/** Takes the place of the last export's, within a change that says that this one has left. */
export async function putLastExport(transaction: Change, last: LastExport): Promise<void> {
  await transaction.objectStore('fingerprints').put(last);
}

/** The secret key of this computer's fingerprints: 32 random bytes, made the first time and never replaced. */
export async function fingerprintKey(): Promise<Result<Uint8Array<ArrayBuffer>, StorageFailure>> {
  const made = crypto.getRandomValues(new Uint8Array(keyBytes));
  // Of two who ask at once, the second finds the first one's.
  const kept = await changeAdminDatabase(['secrets'], async (transaction) => {
    const secrets = transaction.objectStore('secrets');
    const known: unknown = await secrets.get(keyName);
    if (known === undefined) await secrets.put(made, keyName);
    return known ?? made;
  });
  if (!kept.ok) return kept;
  const parsed = Key.safeParse(kept.value);
  return parsed.success ? { ok: true, value: parsed.data } : fail({ kind: 'unreadable' });
}
