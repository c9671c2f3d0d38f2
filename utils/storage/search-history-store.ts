import type { IDBPTransaction } from 'idb';
import { z } from 'zod';
import { type PersonKey, plainName } from '../domain/person.ts';
import type { SearchHit } from '../domain/search.ts';
import { isRemembered, type SearchHistory } from '../domain/search-history.ts';
import { loansDatabase } from './loans-database.ts';

/** More would fill a computer, not help anybody: the oldest give way. */
const most = { searches: 200, seen: 300 } as const;

type Store = keyof typeof most;
const stores: Store[] = ['searches', 'seen'];

/** `plain` are the words without accents and case: the same search is kept once. */
const SearchRecord = z.object({ plain: z.string(), terms: z.string().min(1), at: z.number() });
/** `search` are the plain words of the search that showed it: forgotten with it. */
const SeenRecord = z.object({
  record: z.string(),
  search: z.string(),
  title: z.string().min(1),
  recordAddress: z.url({ protocol: /^https$/ }).nullable(),
  at: z.number(),
});
const Dated = z.object({ at: z.number() });

/** What this person has searched and was shown within 30 days. Records of no known shape are passed over. */
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
        .flatMap((record) => SearchRecord.safeParse(record).data ?? [])
        .filter(({ at }) => isRemembered(at, now))
        .map(({ terms, at }) => ({ terms, searchedAt: at })),
      seen: seen
        .flatMap((record) => SeenRecord.safeParse(record).data ?? [])
        .filter(({ at }) => isRemembered(at, now))
        .map(({ title, recordAddress, at }) => ({ title, recordAddress, seenAt: at })),
    };
  });
}

/** Remembers a search; the same words searched again take their own place. */
export function noteSearch(person: PersonKey, terms: string, now: number): Promise<void> {
  return change(async (transaction) => {
    const plain = plainName(terms);
    await transaction.objectStore('searches').put({ person, plain, terms, at: now });
    await prune(transaction, 'searches', person, now);
  });
}

/** Remembers the records that a search has shown. */
export function noteSeen(
  person: PersonKey,
  terms: string,
  hits: readonly Pick<SearchHit, 'title' | 'recordAddress'>[],
  now: number,
): Promise<void> {
  const search = plainName(terms);
  const records = hits.map(({ title, recordAddress }) => {
    const record = recordAddress ?? plainName(title);
    return { person, record, search, title, recordAddress, at: now };
  });
  return change(async (transaction) => {
    const seen = transaction.objectStore('seen');
    await Promise.all(records.map((record) => seen.put(record)));
    await prune(transaction, 'seen', person, now);
  });
}

/** Forgets one search of this person with the records that it has shown; all of both where `terms` is null. */
export function forgetSearches(person: PersonKey, terms: string | null): Promise<void> {
  return changeIfThere(async (transaction) => {
    if (terms === null) {
      await Promise.all(stores.map((name) => transaction.objectStore(name).delete(recordsOf(person))));
      return;
    }
    const search = plainName(terms);
    await transaction.objectStore('searches').delete([person, search]);
    await deleteWhere(transaction, 'seen', recordsOf(person), (record) => {
      const found = SeenRecord.safeParse(record);
      return !found.success || found.data.search === search;
    });
  });
}

/** Deletes what may not be remembered any longer, whoever's it is. */
export function purgeHistory(now: number): Promise<void> {
  return changeIfThere(async (transaction) => {
    for (const name of stores) await deleteWhere(transaction, name, null, isOver(now));
  });
}

/** Deletes every person's history, and leaves their loans. */
export function forgetHistory(): Promise<void> {
  return changeIfThere(async (transaction) => {
    await Promise.all(stores.map((name) => transaction.objectStore(name).clear()));
  });
}

type Change = IDBPTransaction<unknown, Store[], 'readwrite'>;

async function change(work: (transaction: Change) => Promise<void>): Promise<void> {
  await loansDatabase.use(async (opened) => {
    const transaction: Change = opened.transaction(stores, 'readwrite');
    await Promise.all([work(transaction), transaction.done]);
  });
}

/** Where there is nothing to delete no database is made. */
async function changeIfThere(work: (transaction: Change) => Promise<void>): Promise<void> {
  if (await loansDatabase.exists()) await change(work);
}

/** Deletes of one person's records those that are too old, then the oldest that are too many. */
async function prune(transaction: Change, name: Store, person: PersonKey, now: number): Promise<void> {
  await deleteWhere(transaction, name, recordsOf(person), isOver(now));
  const store = transaction.objectStore(name);
  const [keys, records]: readonly [readonly IDBValidKey[], readonly unknown[]] = await Promise.all([
    store.getAllKeys(recordsOf(person)),
    store.getAll(recordsOf(person)),
  ]);
  const latestFirst = keys
    .map((key, place) => ({ key, at: momentOf(records[place]) }))
    .sort((a, b) => b.at - a.at);
  await Promise.all(latestFirst.slice(most[name]).map(({ key }) => store.delete(key)));
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

function isOver(now: number): (record: unknown) => boolean {
  return (record) => !isRemembered(momentOf(record), now);
}

/** A record of no known shape is as old as can be. */
function momentOf(record: unknown): number {
  return Dated.safeParse(record).data?.at ?? Number.NEGATIVE_INFINITY;
}
