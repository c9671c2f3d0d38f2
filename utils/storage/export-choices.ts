import { z } from 'zod';
import { fail, type Result, succeed } from '../domain/result.ts';
import { type Exceptions, noExceptions } from '../domain/selection.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';

/** What each column of a list holds, by its header; null for a column that is left out. */
export type RememberedMapping = Readonly<Record<string, string | null>>;

const StoredExceptions = z.object({
  portalId: z.string(),
  included: z.array(z.string()),
  excluded: z.array(z.string()),
});

const StoredMapping = z.object({
  headers: z.string(),
  mapping: z.record(z.string(), z.string().nullable()),
});

/** Whom the administrator ticked or unticked for a portal by hand. */
export async function readExceptions(portalId: string): Promise<Result<Exceptions, StorageFailure>> {
  const stored = await readAdminDatabase((database): Promise<unknown> => database.get('choices', portalId));
  if (!stored.ok) return stored;
  if (stored.value === undefined) return succeed(noExceptions);
  const parsed = StoredExceptions.safeParse(stored.value);
  if (!parsed.success) return fail({ kind: 'unreadable' });
  const { included, excluded } = parsed.data;
  return succeed({ included: new Set(included), excluded: new Set(excluded) });
}

export function writeExceptions(
  portalId: string,
  { included, excluded }: Exceptions,
): Promise<Result<void, StorageFailure>> {
  const record = { portalId, included: [...included], excluded: [...excluded] };
  return changeAdminDatabase(['choices'], async (transaction) => {
    await transaction.objectStore('choices').put(record satisfies z.input<typeof StoredExceptions>);
  });
}

/** What was said of a list with these very headers, in their order; null when nothing was. */
export async function readMapping(
  headers: readonly string[],
): Promise<Result<RememberedMapping | null, StorageFailure>> {
  const stored = await readAdminDatabase(
    (database): Promise<unknown> => database.get('mappings', JSON.stringify(headers)),
  );
  if (!stored.ok) return stored;
  if (stored.value === undefined) return succeed(null);
  const parsed = StoredMapping.safeParse(stored.value);
  return parsed.success ? succeed(parsed.data.mapping) : fail({ kind: 'unreadable' });
}

export function writeMapping(
  headers: readonly string[],
  mapping: RememberedMapping,
): Promise<Result<void, StorageFailure>> {
  const record = { headers: JSON.stringify(headers), mapping };
  return changeAdminDatabase(['mappings'], async (transaction) => {
    await transaction.objectStore('mappings').put(record satisfies z.input<typeof StoredMapping>);
  });
}
