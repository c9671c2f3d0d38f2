import type { SessionKeeper } from '../delegation/session-keeper.ts';
import type { Borrower } from '../domain/borrower.ts';
import type { LoansFailure, LoansReading } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result } from '../domain/result.ts';
import type { LoanSourceAdapter } from '../esidoc/loan-source.ts';
import type { Now } from '../platform/clock.ts';
import type { Snapshot, StoredLoans } from '../storage/loans-database.ts';
import { isDue, type Occasion } from './refresh-schedule.ts';

interface LoanStore {
  readonly readLoans: (person: Borrower['key'], portalId: string) => Promise<StoredLoans | null>;
  readonly writeLoans: (snapshot: Snapshot, loans: LoansReading['loans']) => Promise<void>;
  readonly writeSnapshot: (snapshot: Snapshot) => Promise<void>;
}

export interface LoanRefreshPorts {
  readonly now: Now;
  readonly keeper: SessionKeeper;
  readonly sources: readonly LoanSourceAdapter[];
  readonly store: LoanStore;
  /** Runs the work only while this borrower is still the one at the computer, and nobody else can arrive meanwhile. */
  readonly whileCurrent: (borrower: Borrower, work: () => Promise<void>) => Promise<void>;
}

export interface LoanRefresh {
  /** Reads the loans again when that is due; several who ask at once share one request. */
  readonly refresh: (portal: Portal, borrower: Borrower, occasion: Occasion) => Promise<void>;
}

export function createLoanRefresh(ports: LoanRefreshPorts): LoanRefresh {
  const underWay = new Map<string, Promise<void>>();

  async function refreshIfDue(portal: Portal, borrower: Borrower, occasion: Occasion): Promise<void> {
    const stored = await ports.store.readLoans(borrower.key, portal.id);
    if (!isDue(stored?.snapshot ?? null, ports.now(), occasion)) return;
    const reading = await readFromSources(ports, portal, borrower);
    await ports.whileCurrent(borrower, () => record(ports, portal, borrower, stored, reading));
  }

  return {
    refresh(portal, borrower, occasion) {
      const key = JSON.stringify([borrower.key, portal.id]);
      const running = underWay.get(key);
      if (running !== undefined) return running;
      const started = refreshIfDue(portal, borrower, occasion).finally(() => underWay.delete(key));
      underWay.set(key, started);
      return started;
    },
  };
}

/** The first source that works for the portal and understands its answer; else the failure of the first one. */
async function readFromSources(
  ports: LoanRefreshPorts,
  portal: Portal,
  borrower: Borrower,
): Promise<Result<LoansReading, LoansFailure>> {
  const access = await ports.keeper.accessFor(portal, borrower);
  if (!access.ok) return access;
  let first: Result<LoansReading, LoansFailure> | null = null;
  for (const source of ports.sources.filter((candidate) => candidate.worksFor(portal))) {
    const reading = await source.read(access.value, portal);
    if (reading.ok || !anotherSourceMayKnow(reading.failure)) return reading;
    first ??= reading;
  }
  return first ?? fail({ kind: 'unreadable', detail: 'no source of loans is set up' });
}

/** A source that is down or changed says nothing about the others; a refusal of the person is the portal's word. */
function anotherSourceMayKnow(failure: LoansFailure): boolean {
  return failure.kind === 'unreachable' || failure.kind === 'unreadable' || failure.kind === 'not-linked';
}

async function record(
  ports: LoanRefreshPorts,
  portal: Portal,
  borrower: Borrower,
  stored: StoredLoans | null,
  reading: Result<LoansReading, LoansFailure>,
): Promise<void> {
  const triedAt = ports.now();
  const owner = { person: borrower.key, portalId: portal.id };
  if (reading.ok) {
    const { source, loans } = reading.value;
    return ports.store.writeLoans(
      { ...owner, source, readAt: triedAt, triedAt, failure: null, failures: 0 },
      loans,
    );
  }
  const { snapshot } = stored ?? {};
  return ports.store.writeSnapshot({
    ...owner,
    source: snapshot?.source ?? null,
    readAt: snapshot?.readAt ?? null,
    triedAt,
    failure: reading.failure,
    failures: (snapshot?.failures ?? 0) + 1,
  });
}
