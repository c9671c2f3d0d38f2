import type { Tally } from '../domain/deletion.ts';
import type { DatedReading } from '../domain/known-loans.ts';
import { connectTo, type Database, type Upgrade, type UpgradeStep } from './database-connection.ts';
import {
  Attempt,
  OwnedBy,
  OwnedReading,
  type Owner,
  Reading,
  type RefreshAttempt,
  readingRecord,
} from './loan-records.ts';

/** What is stored of one person's loans at one portal. */
export interface StoredLoans {
  /** At most one for each source. */
  readonly readings: readonly DatedReading[];
  /** Null before the first try. */
  readonly attempt: RefreshAttempt | null;
}

/** What a try changes: the new reading, if it brought one, and how it ended, if it was a try of ours. */
export interface LoansChange {
  readonly reading?: DatedReading;
  readonly attempt?: RefreshAttempt;
}

/** Whether the database can be opened on this computer. */
export function loansDatabaseOpens(): Promise<boolean> {
  return loansDatabase.use(async () => true).catch(() => false);
}

/** What is stored of this person at this portal; empty when nothing ever was. Records of no known shape are passed over. */
export function readLoans({ person, portalId }: Owner): Promise<StoredLoans> {
  return loansDatabase.use(async (opened) => {
    const transaction = opened.transaction(['readings', 'attempts']);
    const ofOwner = IDBKeyRange.bound([person, portalId], [person, portalId, []]);
    const [readings, attempt]: readonly [readonly unknown[], unknown, unknown] = await Promise.all([
      transaction.objectStore('readings').getAll(ofOwner),
      transaction.objectStore('attempts').get([person, portalId]),
      transaction.done,
    ]);
    const lastAttempt = Attempt.safeParse(attempt);
    return {
      readings: readings.flatMap((record) => Reading.safeParse(record).data ?? []),
      attempt: lastAttempt.success ? lastAttempt.data : null,
    };
  });
}

/** Stores a change all or nothing; a reading takes the place of the last one of its source. */
export async function writeLoans(owner: Owner, { reading, attempt }: LoansChange): Promise<void> {
  await loansDatabase.use(async (opened) => {
    const transaction = opened.transaction(['readings', 'attempts'], 'readwrite');
    await Promise.all([
      reading === undefined
        ? null
        : transaction.objectStore('readings').put({ ...readingRecord(reading), ...owner }),
      attempt === undefined ? null : transaction.objectStore('attempts').put({ ...attempt, ...owner }),
      transaction.done,
    ]);
  });
}

/** Rewrites the readings that `revise` gives back changed, all or nothing; a record of no known shape is deleted. */
export async function reviseReadings(revise: (reading: DatedReading) => DatedReading): Promise<void> {
  await loansDatabase.use(async (opened) => {
    const transaction = opened.transaction('readings', 'readwrite');
    for (let at = await transaction.store.openCursor(); at !== null; at = await at.continue()) {
      const record = OwnedReading.safeParse(at.value);
      if (!record.success) {
        await at.delete();
        continue;
      }
      const revised = revise(record.data);
      if (revised !== record.data) await at.update(readingRecord({ ...record.data, ...revised }));
    }
    await transaction.done;
  });
}

/** Everything that is kept, of whomever; nothing where the database was never made. Throws when it cannot be read. */
export async function readEverything(): Promise<LoanContents> {
  if (!(await loansDatabase.exists())) return { readings: [], attempts: [], searches: 0, others: 0 };
  return loansDatabase.use(async (opened) => {
    const names = [...opened.objectStoreNames];
    const transaction = opened.transaction(names);
    const stores = await Promise.all(
      names.map(async (name): Promise<readonly unknown[]> => transaction.objectStore(name).getAll()),
    );
    await transaction.done;
    const records = (wanted: string) => stores.flatMap((all, at) => (names[at] === wanted ? all : []));
    const readings = records('readings').flatMap((record) => OwnedReading.safeParse(record).data ?? []);
    const attempts = records('attempts').flatMap((record) => OwnedBy.safeParse(record).data ?? []);
    const searches = [...records('searches'), ...records('seen')].length;
    const known = readings.length + attempts.length + searches;
    return { readings, attempts, searches, others: stores.flat().length - known };
  });
}

/**
 * Deletes every person's loans from this computer. What another page keeps from being deleted is emptied first.
 * Throws when something may be left.
 */
export function wipeLoans(): Promise<void> {
  return loansDatabase.erase();
}

/** Everything that is kept in the loans database, whosever it is. */
export interface LoanContents {
  readonly readings: readonly (Owner & DatedReading)[];
  readonly attempts: readonly Owner[];
  /** Past searches, and records that they showed. */
  readonly searches: number;
  /** Records of no known shape, or of a store that only another version knows. */
  readonly others: number;
}

/**
 * How many loans and reservations these are, as people count them: what two sources tell of one person at one portal
 * is counted once, by the source that tells more.
 */
export function tallyOf({ readings, attempts, searches, others }: LoanContents): Tally {
  const byOwner = Map.groupBy(readings, ({ person, portalId }) => JSON.stringify([person, portalId]));
  const most = (count: (reading: DatedReading) => number) =>
    [...byOwner.values()].reduce((sum, told) => sum + Math.max(...told.map(count)), 0);
  return {
    loans: most(({ loans }) => loans.length),
    reservations: most(({ reservations }) => reservations.length),
    readings: readings.length + attempts.length,
    searches,
    others,
  };
}

/** A record of version 1 or 2, as far as a step looks at it. */
interface OldRecord {
  readonly person: string;
  readonly portalId: string;
  readonly [field: string]: unknown;
}

/** How the loans database came to its shape. */
export const loansUpgrades: readonly UpgradeStep[] = [
  async (database) => {
    database.createObjectStore('snapshots', { keyPath: ['person', 'portalId'] });
    const loans = database.createObjectStore('loans', { keyPath: ['person', 'portalId', 'id'] });
    loans.createIndex('owner', ['person', 'portalId']);
  },
  readingsBySource,
  searchHistory,
  // Version 4: what each person's last calendar file said.
  async (database) => void database.createObjectStore('calendars', { keyPath: 'person' }),
];

/** Version 2: one record for what each source told, since several may tell of one person; tries stand on their own. */
async function readingsBySource(database: Database, upgrade: Upgrade): Promise<void> {
  const snapshots: OldRecord[] = await upgrade.objectStore('snapshots').getAll();
  const loans: OldRecord[] = await upgrade.objectStore('loans').getAll();
  database.deleteObjectStore('snapshots');
  database.deleteObjectStore('loans');
  const readings = database.createObjectStore('readings', { keyPath: ['person', 'portalId', 'source'] });
  const attempts = database.createObjectStore('attempts', { keyPath: ['person', 'portalId'] });
  for (const { person, portalId, source, readAt, triedAt, failure, failures } of snapshots) {
    attempts.put({ person, portalId, triedAt, failure, failures });
    if (typeof source !== 'string' || typeof readAt !== 'number') continue;
    const own = loans
      .filter((loan) => loan.person === person && loan.portalId === portalId)
      .sort((a, b) => Number(a['position']) - Number(b['position']))
      .map(({ person: _, portalId: __, position: ___, ...loan }) => loan);
    readings.put({ person, portalId, source, readAt, loans: own, reservations: [] });
  }
}

/** Version 3: what each person has searched, by its plain words, and the records that they were shown. */
async function searchHistory(database: Database): Promise<void> {
  database.createObjectStore('searches', { keyPath: ['person', 'plain'] });
  database.createObjectStore('seen', { keyPath: ['person', 'record'] });
}

/** The database of everything personal: it is deleted as a whole when the person is to be forgotten. */
export const loansDatabase = connectTo({
  name: 'cdi-loans',
  upgrades: loansUpgrades,
  // It holds what the portals can tell again, and what may be forgotten.
  replaceable: true,
});
