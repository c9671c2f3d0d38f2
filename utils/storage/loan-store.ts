import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Tally } from '../domain/deletion.ts';
import { withoutOldHistory } from '../domain/known-loans.ts';
import type { Owner } from './loan-records.ts';
import type { LoansChange, reviseReadings, StoredLoans } from './loans-database.ts';
import { type LoanContents, tallyOf } from './loans-database.ts';

export interface LoanStorePorts {
  readonly read: (owner: Owner) => Promise<StoredLoans>;
  readonly write: (owner: Owner, change: LoansChange) => Promise<void>;
  readonly revise: typeof reviseReadings;
  readonly everything: () => Promise<LoanContents>;
  readonly wipe: () => Promise<void>;
  /** Told what the browser's database refused to do. */
  readonly failed: (error: unknown) => void;
}

export interface LoanStore {
  /** Throws when nothing can be read, and nothing is held in memory either. */
  readonly read: (owner: Owner) => Promise<StoredLoans>;
  /** Never throws: what the database does not take is held in memory until this background ends. */
  readonly write: (owner: Owner, change: LoansChange) => Promise<void>;
  /** Forgets returned loans that came back too long ago. */
  readonly purge: (today: CalendarDate) => Promise<void>;
  /** What there is of anybody, in the database or in memory. Throws when it cannot be read. */
  readonly tally: () => Promise<Tally>;
  /** Throws when something may be left. */
  readonly wipe: () => Promise<void>;
}

/** The loans database, with a memory beside it for a browser that has no room left, or will not open it. */
export function createLoanStore(ports: LoanStorePorts): LoanStore {
  const unsaved = new Map<string, { readonly owner: Owner; readonly stored: StoredLoans }>();

  async function hold(owner: Owner, change: LoansChange): Promise<void> {
    const before = unsaved.get(keyOf(owner))?.stored ?? (await ports.read(owner).catch(() => nothing));
    unsaved.set(keyOf(owner), { owner, stored: changed(before, change) });
  }

  return {
    read: async (owner) => unsaved.get(keyOf(owner))?.stored ?? ports.read(owner),
    async write(owner, change) {
      const held = unsaved.get(keyOf(owner))?.stored.readings ?? [];
      try {
        for (const reading of held) await ports.write(owner, { reading });
        await ports.write(owner, change);
        unsaved.delete(keyOf(owner));
      } catch (error) {
        ports.failed(error);
        await hold(owner, change);
      }
    },
    purge: (today) =>
      ports.revise((reading) => {
        const loans = withoutOldHistory(reading.loans, today);
        return loans.length === reading.loans.length ? reading : { ...reading, loans };
      }),
    async tally() {
      const { readings, attempts, searches, others } = await ports.everything();
      const isKept = (owner: Owner) => !unsaved.has(keyOf(owner));
      const held = [...unsaved.values()];
      return tallyOf({
        readings: [
          ...readings.filter(isKept),
          ...held.flatMap(({ owner, stored }) => stored.readings.map((one) => ({ ...one, ...owner }))),
        ],
        attempts: [...attempts.filter(isKept), ...held.map(({ owner }) => owner)],
        searches,
        others,
      });
    },
    async wipe() {
      unsaved.clear();
      await ports.wipe();
    },
  };
}

const nothing: StoredLoans = { readings: [], attempt: null };

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
