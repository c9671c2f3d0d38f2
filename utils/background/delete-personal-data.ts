import { reportFailure } from '../browser/log.ts';
import {
  type Erased,
  type ErasedKind,
  type ErasureReceipt,
  erasedKinds,
  type Found,
  type Tally,
} from '../domain/deletion.ts';
import type { Handlers } from '../messaging/server.ts';
import { withUserLock } from '../session/user-lock.ts';
import { countPerson, erasePerson } from '../storage/current-user-record.ts';
import { delegatedSessions } from '../storage/delegated-sessions.ts';
import { countReminders, eraseReminders } from '../storage/given-reminders.ts';
import { searchCache } from '../storage/search-cache.ts';
import { deleteLoans } from './current-user.ts';
import { storedLoans } from './stored-loans.ts';

/** A store of personal data. */
export interface PersonalDataStore {
  /** The kinds of data that it may hold. */
  readonly kinds: readonly ErasedKind[];
  /** Rejects when the store cannot be read. */
  readonly count: () => Promise<Tally>;
  /** Rejects when some data may be left. */
  readonly erase: () => Promise<void>;
}

/** Every store of personal data, in the order of deletion. Settings are not personal data. */
const personalDataStores: readonly PersonalDataStore[] = [
  {
    kinds: ['sessions'],
    count: async () => ({ sessions: await delegatedSessions.count() }),
    erase: () => delegatedSessions.endAll(),
  },
  {
    kinds: ['searches'],
    count: async () => ({ searches: await searchCache.countAnswers() }),
    erase: () => searchCache.forgetAnswers(),
  },
  {
    kinds: ['loans', 'reservations', 'readings', 'searches', 'others'],
    count: () => storedLoans.tally(),
    erase: deleteLoans,
  },
  { kinds: ['reminders'], count: countReminders, erase: eraseReminders },
  { kinds: ['person', 'others'], count: countPerson, erase: erasePerson },
];

export const deletionHandlers: Pick<Handlers, 'erasure.look' | 'erasure.erase'> = {
  'erasure.look': () => countPersonalData(personalDataStores),
  'erasure.erase': () => deletePersonalData(personalDataStores),
};

/** What the stores hold, by kind. */
export async function countPersonalData(stores: readonly PersonalDataStore[]): Promise<readonly Found[]> {
  const found = await Promise.all(
    stores.map(async (store) => {
      const tally = await countOrNull(store);
      return store.kinds.map((kind) => ({ kind, count: countOf(kind, tally), left: false }));
    }),
  );
  return sumByKind(found.flat()).map(({ kind, count }) => ({ kind, count }));
}

/**
 * Deletes the data of every store, even when another one fails, while the current user cannot change. Each store is
 * counted again afterwards; one that cannot be counted is reported as not empty.
 */
export function deletePersonalData(stores: readonly PersonalDataStore[]): Promise<ErasureReceipt> {
  return withUserLock(async () => {
    const erased: Erased[] = [];
    for (const store of stores) erased.push(...(await eraseStore(store)));
    return sumByKind(erased);
  });
}

async function eraseStore(store: PersonalDataStore): Promise<readonly Erased[]> {
  const before = await countOrNull(store);
  await store.erase().catch(reportFailure);
  const after = await countOrNull(store);
  return store.kinds.map((kind) => ({
    kind,
    count: countOf(kind, before),
    left: countOf(kind, after) !== 0,
  }));
}

function countOrNull(store: PersonalDataStore): Promise<Tally | null> {
  return store.count().catch((error: unknown) => {
    reportFailure(error);
    return null;
  });
}

function countOf(kind: ErasedKind, tally: Tally | null): number | null {
  return tally === null ? null : (tally[kind] ?? 0);
}

/** Several stores may hold data of one kind. */
function sumByKind(erased: readonly Erased[]): ErasureReceipt {
  return erasedKinds.flatMap((kind) => {
    const [first, ...rest] = erased.filter((one) => one.kind === kind);
    return first === undefined ? [] : [rest.reduce(sum, first)];
  });
}

function sum(a: Erased, b: Erased): Erased {
  const count = a.count === null || b.count === null ? null : a.count + b.count;
  return { kind: a.kind, count, left: a.left || b.left };
}
