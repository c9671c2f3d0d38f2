import { z } from 'zod';
import { type PersonKey, plainName } from '../domain/person.ts';
import type { SearchHit } from '../domain/search.ts';
import { isRemembered, type SearchHistory } from '../domain/search-history.ts';
import type { Change } from './database.ts';
import { loansDatabase } from './loans-database.ts';
import { recordFormat } from './record-format.ts';

/** Records per person; the oldest are deleted. */
const limits = { searches: 200, seen: 300 } as const;

type Store = keyof typeof limits;
const stores: Store[] = ['searches', 'seen'];

/** `plain` is `terms` without accents and case: the same search is stored once. */
const searchFormat = recordFormat(
  z.object({ person: z.string(), plain: z.string(), terms: z.string().min(1), at: z.number() }),
);
/** A record that a search has shown; `search` is the `plain` of that search, with which it is deleted. */
const seenFormat = recordFormat(
  z.object({
    person: z.string(),
    record: z.string(),
    search: z.string(),
    title: z.string().min(1),
    recordAddress: z.url({ protocol: /^https$/ }).nullable(),
    at: z.number(),
  }),
);
const datedFormat = recordFormat(z.object({ at: z.number() }));

/** This person's searches, and the records that these have shown, of the last 30 days. Damaged records are skipped. */
export function readHistory(person: PersonKey, now: number): Promise<SearchHistory> {
  return loansDatabase.use(async (opened) => {
    const transaction = opened.transaction(stores);
    const [searches, seen]: readonly [readonly unknown[], readonly unknown[], unknown] = await Promise.all([
      transaction.objectStore('searches').getAll(recordsOf(person)),
      transaction.objectStore('seen').getAll(recordsOf(person)),
      transaction.done,
    ]);
    return {
      searches: searches
        .flatMap((record) => searchFormat.read(record) ?? [])
        .filter(({ at }) => isRemembered(at, now))
        .map(({ terms, at }) => ({ terms, searchedAt: at })),
      seen: seen
        .flatMap((record) => seenFormat.read(record) ?? [])
        .filter(({ at }) => isRemembered(at, now))
        .map(({ title, recordAddress, at }) => ({ title, recordAddress, seenAt: at })),
    };
  });
}

/** Stores a search; it replaces an earlier one with the same terms. */
export function noteSearch(person: PersonKey, terms: string, now: number): Promise<void> {
  return loansDatabase.change(stores, async (transaction) => {
    const search = searchFormat.write({ person, plain: plainName(terms), terms, at: now });
    await transaction.objectStore('searches').put(search);
    await prune(transaction, 'searches', person, now);
  });
}

/** Stores the records that a search has shown. */
export function noteSeen(
  person: PersonKey,
  terms: string,
  hits: readonly Pick<SearchHit, 'title' | 'recordAddress'>[],
  now: number,
): Promise<void> {
  const search = plainName(terms);
  const records = hits.map(({ title, recordAddress }) => {
    const record = recordAddress ?? plainName(title);
    return seenFormat.write({ person, record, search, title, recordAddress, at: now });
  });
  return loansDatabase.change(stores, async (transaction) => {
    const seen = transaction.objectStore('seen');
    await Promise.all(records.map((record) => seen.put(record)));
    await prune(transaction, 'seen', person, now);
  });
}

/** Deletes one search of this person and the records that it has shown; the whole history where `terms` is null. */
export function forgetSearches(person: PersonKey, terms: string | null): Promise<void> {
  return changeIfExists(async (transaction) => {
    if (terms === null) {
      await Promise.all(stores.map((name) => transaction.objectStore(name).delete(recordsOf(person))));
      return;
    }
    const search = plainName(terms);
    await transaction.objectStore('searches').delete([person, search]);
    await deleteWhere(transaction, 'seen', recordsOf(person), (record) => {
      const seen = seenFormat.read(record);
      return seen === null || seen.search === search;
    });
  });
}

/** Deletes what is older than 30 days, of every person. */
export function purgeHistory(now: number): Promise<void> {
  return changeIfExists(async (transaction) => {
    for (const name of stores) await deleteWhere(transaction, name, null, isExpired(now));
  });
}

/** Deletes every person's history; loans stay. */
export function forgetHistory(): Promise<void> {
  return changeIfExists(async (transaction) => {
    await Promise.all(stores.map((name) => transaction.objectStore(name).clear()));
  });
}

/** Without a database there is nothing to delete, and none is created. */
async function changeIfExists(work: (transaction: Change) => Promise<void>): Promise<void> {
  if (await loansDatabase.exists()) await loansDatabase.change(stores, work);
}

/** Deletes a person's expired records, then the oldest above the limit. */
async function prune(transaction: Change, name: Store, person: PersonKey, now: number): Promise<void> {
  await deleteWhere(transaction, name, recordsOf(person), isExpired(now));
  const store = transaction.objectStore(name);
  const [keys, records]: readonly [readonly IDBValidKey[], readonly unknown[]] = await Promise.all([
    store.getAllKeys(recordsOf(person)),
    store.getAll(recordsOf(person)),
  ]);
  const newestFirst = keys
    .map((key, index) => ({ key, at: timeOf(records[index]) }))
    .sort((a, b) => b.at - a.at);
  await Promise.all(newestFirst.slice(limits[name]).map(({ key }) => store.delete(key)));
}

async function deleteWhere(
  transaction: Change,
  name: Store,
  range: IDBKeyRange | null,
  isUnwanted: (record: unknown) => boolean,
): Promise<void> {
  for (let at = await transaction.objectStore(name).openCursor(range); at !== null; at = await at.continue())
    if (isUnwanted(at.value)) await at.delete();
}

function recordsOf(person: PersonKey): IDBKeyRange {
  return IDBKeyRange.bound([person], [person, []]);
}

function isExpired(now: number): (record: unknown) => boolean {
  return (record) => !isRemembered(timeOf(record), now);
}

/** The oldest possible time for a damaged record. */
function timeOf(record: unknown): number {
  return datedFormat.read(record)?.at ?? Number.NEGATIVE_INFINITY;
}
