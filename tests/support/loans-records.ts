import { openDB } from 'idb';

/** Every record of one store of the loans database, as it stands there; none where there is no database. */
export async function storedRecords(store: 'readings' | 'searches' | 'seen'): Promise<readonly unknown[]> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'cdi-loans')) return [];
  const database = await openDB('cdi-loans');
  const records: readonly unknown[] = await database.getAll(store);
  database.close();
  return records;
}
