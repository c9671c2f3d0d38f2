import type { DatedReading } from '../domain/known-loans.ts';
import { createDatabase, type Upgrade } from './database.ts';
import { attemptFormat, type Owner, type RefreshAttempt, readingFormat } from './loan-records.ts';

/** What is stored of one person's loans at one portal. */
export interface StoredLoans {
  /** At most one per source. */
  readonly readings: readonly DatedReading[];
  /** Null before the first attempt. */
  readonly attempt: RefreshAttempt | null;
}

/** What one refresh changes: the reading, if there is one, and the outcome, if it was an attempt of ours. */
export interface LoansChange {
  readonly reading?: DatedReading;
  readonly attempt?: RefreshAttempt;
}

/** Whether the database can be opened. */
export function loansDatabaseOpens(): Promise<boolean> {
  return loansDatabase.use(async () => true).catch(() => false);
}

/** What is stored of this person at this portal. Records that cannot be read are skipped. */
export function readLoans({ person, portalId }: Owner): Promise<StoredLoans> {
  return loansDatabase.use(async (opened) => {
    const transaction = opened.transaction(['readings', 'attempts']);
    const ofOwner = IDBKeyRange.bound([person, portalId], [person, portalId, []]);
    const [readings, attempt]: readonly [readonly unknown[], unknown, unknown] = await Promise.all([
      transaction.objectStore('readings').getAll(ofOwner),
      transaction.objectStore('attempts').get([person, portalId]),
      transaction.done,
    ]);
    return {
      readings: readings.flatMap((record) => withoutOwner(readingFormat.read(record)) ?? []),
      attempt: withoutOwner(attemptFormat.read(attempt)),
    };
  });
}

/** Stores a change, all or nothing; a reading replaces the last one of its source. */
export function writeLoans(owner: Owner, { reading, attempt }: LoansChange): Promise<void> {
  return loansDatabase.change(['readings', 'attempts'], async (transaction) => {
    const [readings, attempts] = [transaction.objectStore('readings'), transaction.objectStore('attempts')];
    await Promise.all([
      reading && readings.put(readingFormat.write({ ...reading, ...owner })),
      attempt && attempts.put(attemptFormat.write({ ...attempt, ...owner })),
    ]);
  });
}

/** Replaces each reading by what `revise` returns, all or nothing; a record that cannot be read is deleted. */
export function reviseReadings(revise: (reading: DatedReading) => DatedReading): Promise<void> {
  return loansDatabase.change(['readings'], async (transaction) => {
    const readings = transaction.objectStore('readings');
    for (let at = await readings.openCursor(); at !== null; at = await at.continue()) {
      const record = readingFormat.read(at.value);
      if (record === null) {
        await at.delete();
        continue;
      }
      const revised = revise(record);
      if (revised !== record) await at.update(readingFormat.write({ ...record, ...revised }));
    }
  });
}

/** Deletes everybody's loans and searches. Throws when something may be left. */
export function wipeLoans(): Promise<void> {
  return loansDatabase.erase();
}

function withoutOwner<Value>(record: (Owner & Value) | null): Omit<Owner & Value, keyof Owner> | null {
  if (record === null) return null;
  const { person: _, portalId: __, ...value } = record;
  return value;
}

/** The fields of version 1 that the upgrade reads. */
interface OldRecord {
  readonly person: string;
  readonly portalId: string;
  readonly [field: string]: unknown;
}

/** Version 2: one reading per source, and the attempts in a store of their own. */
const readingsBySource: Upgrade = async (database, upgrade) => {
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
};

/** Version 3: each person's searches, by their normalised terms, and the records that these have shown. */
const searchHistory: Upgrade = async (database) => {
  database.createObjectStore('searches', { keyPath: ['person', 'plain'] });
  database.createObjectStore('seen', { keyPath: ['person', 'record'] });
};

export const loansUpgrades: readonly Upgrade[] = [
  async (database) => {
    database.createObjectStore('snapshots', { keyPath: ['person', 'portalId'] });
    const loans = database.createObjectStore('loans', { keyPath: ['person', 'portalId', 'id'] });
    loans.createIndex('owner', ['person', 'portalId']);
  },
  readingsBySource,
  searchHistory,
  // Version 4: the events of each person's last calendar file.
  async (database) => void database.createObjectStore('calendars', { keyPath: 'person' }),
];

/** All personal data of current users: deleted as a whole. Loans can be fetched again, so it is replaceable. */
export const loansDatabase = createDatabase({
  name: 'cdi-loans',
  upgrades: loansUpgrades,
  replaceable: true,
});
