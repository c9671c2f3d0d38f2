import { deleteDB, openDB } from 'idb';

/** All records of one store of the loans database; none when there is no database. */
export async function storedRecords(store: 'readings' | 'searches' | 'seen'): Promise<readonly unknown[]> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'cdi-loans')) return [];
  const database = await openDB('cdi-loans');
  const records: readonly unknown[] = await database.getAll(store);
  database.close();
  return records;
}

/** Deletes the administrator's database; product code that has it open lets go of it. */
export async function deleteAdminDatabase(): Promise<void> {
  await deleteDB('cdi-admin');
}
