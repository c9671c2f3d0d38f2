import type { Now } from '../browser/clock.ts';
import { concerns } from '../domain/audience.ts';
import { localCalendarDate } from '../domain/calendar-date.ts';
import type { LoansFailure, LoansReading } from '../domain/loan.ts';
import { isConfigured, isFetched } from '../domain/loan-sources.ts';
import type { CurrentUser } from '../domain/person.ts';
import { fetchesLoans, type Portal } from '../domain/portal.ts';
import { fail, type Result } from '../domain/result.ts';
import type { LoanSourceAdapter } from '../esidoc/loan-source.ts';
import type { SessionManager } from '../session/session-manager.ts';
import type { LoanStore } from '../storage/loan-store.ts';
import type { StoredLoans } from '../storage/loans-database.ts';
import { failuresAfter, isDue, type Occasion, type RefreshHistory } from './refresh-schedule.ts';

export interface LoanRefreshPorts {
  readonly now: Now;
  readonly sessionManager: SessionManager;
  readonly sources: readonly LoanSourceAdapter[];
  readonly store: Pick<LoanStore, 'read' | 'write'>;
  /** Runs the work only while this borrower is still the one at the computer, and nobody else can arrive meanwhile. */
  readonly whileCurrent: (borrower: CurrentUser, work: () => Promise<void>) => Promise<void>;
  /** Told after each change of what is stored. */
  readonly changed: () => void;
}

export interface LoanRefresh {
  /** Reads the loans again when that is due, and never where the portal is not to be asked for them; several who ask at once share one request. */
  readonly refresh: (portal: Portal, borrower: CurrentUser, occasion: Occasion) => Promise<void>;
  /** True while the loans are being read. */
  readonly isUnderWay: (portal: Portal, borrower: CurrentUser) => boolean;
  /** Keeps what PRONOTE's own page has told, of the child whom a parent has selected where there is one. */
  readonly accept: (portal: Portal, borrower: CurrentUser, reading: LoansReading) => Promise<void>;
}

export function createLoanRefresh(ports: LoanRefreshPorts): LoanRefresh {
  const underWay = new Map<string, Promise<void>>();

  async function refreshIfDue(portal: Portal, borrower: CurrentUser, occasion: Occasion): Promise<void> {
    if (!fetchesLoans(portal)) return;
    const owner = { person: borrower.key, portalId: portal.id };
    const history = historyOf(await ports.store.read(owner).catch(() => null));
    if (!isDue(history, ports.now(), occasion, borrower.key)) return;
    const reading = await readFromSources(ports, portal, borrower);
    const triedAt = ports.now();
    await ports.whileCurrent(borrower, () =>
      ports.store.write(
        owner,
        reading.ok
          ? {
              reading: { ...reading.value, readAt: triedAt },
              attempt: { triedAt, failure: null, failures: 0 },
            }
          : { attempt: { triedAt, failure: reading.failure, failures: failuresAfter(history, triedAt) } },
      ),
    );
    ports.changed();
  }

  return {
    refresh(portal, borrower, occasion) {
      const key = keyOf(portal, borrower);
      const running = underWay.get(key);
      // What runs may have begun without the session that has just arrived.
      if (running !== undefined && occasion !== 'session') return running;
      const started = Promise.resolve(running)
        .catch(() => {})
        .then(() => refreshIfDue(portal, borrower, occasion))
        .finally(() => {
          if (underWay.get(key) === started) underWay.delete(key);
        });
      underWay.set(key, started);
      return started;
    },
    isUnderWay: (portal, borrower) => underWay.has(keyOf(portal, borrower)),
    async accept(portal, borrower, reading) {
      const owner = { person: borrower.childKey ?? borrower.key, portalId: portal.id };
      await ports.whileCurrent(borrower, () =>
        ports.store.write(owner, { reading: { ...reading, readAt: ports.now() } }),
      );
      ports.changed();
    },
  };
}

function keyOf(portal: Portal, borrower: CurrentUser): string {
  return JSON.stringify([borrower.key, portal.id]);
}

/** What the schedule looks at; loans that PRONOTE's page told are no answer of the portal's. */
export function historyOf(stored: StoredLoans | null): RefreshHistory {
  const told = (stored?.readings ?? []).filter(({ source }) => isFetched(source));
  const { triedAt = null, failure = null, failures = 0 } = stored?.attempt ?? {};
  return {
    readAt: told.length === 0 ? null : Math.max(...told.map(({ readAt }) => readAt)),
    triedAt,
    failure,
    failures,
  };
}

/** The first source that works for the portal and understands its answer; else the failure of the first one. */
async function readFromSources(
  ports: LoanRefreshPorts,
  portal: Portal,
  borrower: CurrentUser,
): Promise<Result<LoansReading, LoansFailure>> {
  const access = await ports.sessionManager.accessFor(portal, borrower);
  if (!access.ok) return access;
  let first: Result<LoansReading, LoansFailure> | null = null;
  for (const source of sourcesOf(portal, ports.sources)) {
    const reading = await source.read(access.value, portal);
    if (reading.ok || !anotherSourceMayKnow(reading.failure)) return reading;
    first ??= reading;
  }
  return first ?? fail({ kind: 'unreadable', detail: 'no source of loans is set up' });
}

/** Those that are chosen for the portal, and set up, in the order in which they are tried. */
export function sourcesOf(
  portal: Portal,
  sources: readonly LoanSourceAdapter[],
): readonly LoanSourceAdapter[] {
  return sources.filter((one) => portal.loanSources.includes(one.source) && isConfigured(one.source, portal));
}

/** Each source has its own troubles and refusals; only whether somebody borrows here is the same for all. */
function anotherSourceMayKnow({ kind }: LoansFailure): boolean {
  return kind !== 'unknown-borrower' && kind !== 'someone-else';
}

export interface DailyRefreshPorts {
  readonly now: Now;
  /** The person at the computer; null when nobody is known. */
  readonly current: () => Promise<CurrentUser | null>;
  readonly portals: () => Promise<readonly Portal[]>;
  readonly loanRefresh: LoanRefresh;
  readonly store: Pick<LoanStore, 'purge'>;
}

/** Reads what is due for the person at the computer, and forgets what is too old. A portal that fails does not stop another. */
export async function refreshWhatIsDue(ports: DailyRefreshPorts): Promise<void> {
  const borrower = await ports.current();
  if (borrower === null) return;
  const portals = (await ports.portals()).filter((portal) => concerns(portal, borrower.person));
  await Promise.allSettled(portals.map((portal) => ports.loanRefresh.refresh(portal, borrower, 'alarm')));
  await ports.store.purge(localCalendarDate(new Date(ports.now())));
}
