import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Tally } from '../domain/deletion.ts';
import { type DatedReading, withoutOldHistory } from '../domain/known-loans.ts';
import { type Owner, ownerFormat, readingFormat } from './loan-records.ts';
import {
  type LoansChange,
  loansDatabase,
  readLoans,
  reviseReadings,
  type StoredLoans,
  wipeLoans,
  writeLoans,
} from './loans-database.ts';

export interface LoanStore {
  /** Throws when the database cannot be read and there is nothing in memory. */
  readonly read: (owner: Owner) => Promise<StoredLoans>;
  /** Never throws: what the database does not accept stays in memory until this background ends. */
  readonly write: (owner: Owner, change: LoansChange) => Promise<void>;
  /** Deletes loans that were returned too long ago. */
  readonly purge: (today: CalendarDate) => Promise<void>;
  /** Counts everything, of any person, in the database and in memory. Throws when it cannot be read. */
  readonly tally: () => Promise<Tally>;
  /** Throws when something may be left. */
  readonly wipe: () => Promise<void>;
}

/** The loans database, with a memory for when the disk is full or the database does not open. `failed` gets the reason. */
export function createLoanStore(failed: (error: unknown) => void): LoanStore {
  const unsaved = new Map<string, { readonly owner: Owner; readonly stored: StoredLoans }>();

  async function hold(owner: Owner, change: LoansChange): Promise<void> {
    const before = unsaved.get(keyOf(owner))?.stored ?? (await readLoans(owner).catch(() => noLoans));
    unsaved.set(keyOf(owner), { owner, stored: changed(before, change) });
  }

  return {
    read: async (owner) => unsaved.get(keyOf(owner))?.stored ?? readLoans(owner),
    async write(owner, change) {
      const held = unsaved.get(keyOf(owner))?.stored.readings ?? [];
      try {
        for (const reading of held) await writeLoans(owner, { reading });
        await writeLoans(owner, change);
        unsaved.delete(keyOf(owner));
      } catch (error) {
        failed(error);
        await hold(owner, change);
      }
    },
    purge: (today) =>
      reviseReadings((reading) => {
        const loans = withoutOldHistory(reading.loans, today);
        return loans.length === reading.loans.length ? reading : { ...reading, loans };
      }),
    async tally() {
      const { readings, attempts, searches, others } = await readContents();
      const isStored = (owner: Owner) => !unsaved.has(keyOf(owner));
      const held = [...unsaved.values()];
      return tallyOf({
        readings: [
          ...readings.filter(isStored),
          ...held.flatMap(({ owner, stored }) => stored.readings.map((one) => ({ ...one, ...owner }))),
        ],
        attempts: [...attempts.filter(isStored), ...held.map(({ owner }) => owner)],
        searches,
        others,
      });
    },
    async wipe() {
      unsaved.clear();
      await wipeLoans();
    },
  };
}

const noLoans: StoredLoans = { readings: [], attempt: null };

function keyOf({ person, portalId }: Owner): string {
  return JSON.stringify([person, portalId]);
}

function changed(before: StoredLoans, { reading, attempt }: LoansChange): StoredLoans {
  const others = before.readings.filter(({ source }) => source !== reading?.source);
  return {
    readings: reading === undefined ? before.readings : [...others, reading],
    attempt: attempt ?? before.attempt,
  };
}

/** Everything in the loans database. */
interface LoanContents {
  readonly readings: readonly (Owner & DatedReading)[];
  readonly attempts: readonly Owner[];
  /** The number of searches, and of records that they have shown. */
  readonly searches: number;
  /** The number of records that cannot be read, or are in a store of another version. */
  readonly others: number;
}

/** Does not create the database. Throws when it cannot be read. */
async function readContents(): Promise<LoanContents> {
  if (!(await loansDatabase.exists())) return { readings: [], attempts: [], searches: 0, others: 0 };
  return loansDatabase.use(async (opened) => {
    const names = [...opened.objectStoreNames];
    const transaction = opened.transaction(names);
    const stores = await Promise.all(
      names.map(async (name): Promise<readonly unknown[]> => transaction.objectStore(name).getAll()),
    );
    await transaction.done;
    const records = (wanted: string) => stores.flatMap((all, at) => (names[at] === wanted ? all : []));
    const readings = records('readings').flatMap((record) => readingFormat.read(record) ?? []);
    const attempts = records('attempts').flatMap((record) => ownerFormat.read(record) ?? []);
    const searches = records('searches').length + records('seen').length;
    const known = readings.length + attempts.length + searches;
    return { readings, attempts, searches, others: stores.flat().length - known };
  });
}

/** Counts as people do: of several readings of one person at one portal only the longest one counts. */
function tallyOf({ readings, attempts, searches, others }: LoanContents): Tally {
  const byOwner = Map.groupBy(readings, keyOf);
  const longest = (count: (reading: DatedReading) => number) =>
    [...byOwner.values()].reduce((sum, ofOwner) => sum + Math.max(...ofOwner.map(count)), 0);
  return {
    loans: longest(({ loans }) => loans.length),
    reservations: longest(({ reservations }) => reservations.length),
    readings: readings.length + attempts.length,
    searches,
    others,
  };
}
