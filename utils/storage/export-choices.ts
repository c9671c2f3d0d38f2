import { z } from 'zod';
import { fail, type Result, succeed } from '../domain/result.ts';
import { type Exceptions, noExceptions } from '../domain/selection.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import { recordFormat } from './record-format.ts';

/** The field of each column of a list, by header; null for a column that is left out. */
export type RememberedMapping = Readonly<Record<string, string | null>>;

const exceptionsFormat = recordFormat(
  z.object({ portalId: z.string(), included: z.array(z.string()), excluded: z.array(z.string()) }),
);

const mappingFormat = recordFormat(
  z.object({ headers: z.string(), mapping: z.record(z.string(), z.string().nullable()) }),
);

/** The users that were selected or deselected by hand for a portal, by key. */
export async function readExceptions(portalId: string): Promise<Result<Exceptions, StorageFailure>> {
  const stored = await readAdminDatabase((database): Promise<unknown> => database.get('choices', portalId));
  if (!stored.ok) return stored;
  if (stored.value === undefined) return succeed(noExceptions);
  const record = exceptionsFormat.read(stored.value);
  if (record === null) return fail({ kind: 'unreadable' });
  return succeed({ included: new Set(record.included), excluded: new Set(record.excluded) });
}

export function writeExceptions(
  portalId: string,
  { included, excluded }: Exceptions,
): Promise<Result<void, StorageFailure>> {
  const record = { portalId, included: [...included], excluded: [...excluded] };
  return changeAdminDatabase(['choices'], async (transaction) => {
    await transaction.objectStore('choices').put(exceptionsFormat.write(record));
  });
}

/** The mapping that was chosen for a list with exactly these headers, in this order; null without one. */
export async function readMapping(
  headers: readonly string[],
): Promise<Result<RememberedMapping | null, StorageFailure>> {
  const stored = await readAdminDatabase(
    (database): Promise<unknown> => database.get('mappings', JSON.stringify(headers)),
  );
  if (!stored.ok) return stored;
  if (stored.value === undefined) return succeed(null);
  const record = mappingFormat.read(stored.value);
  return record === null ? fail({ kind: 'unreadable' }) : succeed(record.mapping);
}

export function writeMapping(
  headers: readonly string[],
  mapping: RememberedMapping,
): Promise<Result<void, StorageFailure>> {
  const record = { headers: JSON.stringify(headers), mapping };
  return changeAdminDatabase(['mappings'], async (transaction) => {
    await transaction.objectStore('mappings').put(mappingFormat.write(record));
  });
}
