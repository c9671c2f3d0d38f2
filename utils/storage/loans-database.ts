import type { DatedReading } from '../domain/known-loans.ts';
import { Attempt, OwnedBy, OwnedReading, type Owner, Reading, type RefreshAttempt } from './loan-records.ts';
import type { LoanContents } from './loan-tally.ts';
import { loansDatabase } from './loans-connection.ts';

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
      reading === undefined ? null : transaction.objectStore('readings').put({ ...reading, ...owner }),
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
      if (revised !== record.data) await at.update({ ...record.data, ...revised });
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
