import type { Now } from '../browser/clock.ts';
import { type DatedReading, disagreements } from '../domain/known-loans.ts';
import type { LoansReading } from '../domain/loan.ts';
import { isFetched } from '../domain/loan-sources.ts';
import type { LoansCheck, SourceCheck } from '../domain/loans-check.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { fetchesLoans } from '../domain/portal.ts';
import type { Exchange } from '../domain/portal-check-report.ts';
import type { LoanSourceAdapter, PortalAccess } from '../esidoc/loan-source.ts';
import type { SessionManager } from '../session/session-manager.ts';
import type { LoanStore } from '../storage/loan-store.ts';
import { sourcesOf } from './loan-refresh.ts';

export interface LoansCheckPorts {
  readonly now: Now;
  readonly sessionManager: SessionManager;
  readonly sources: readonly LoanSourceAdapter[];
  readonly store: Pick<LoanStore, 'read'>;
  /** Watches what an access brings back. */
  readonly watch: (access: PortalAccess) => {
    readonly access: PortalAccess;
    readonly lastExchange: () => Exchange | null;
  };
}

/**
 * Tries every source of loans that the portal has, where a refresh stops at the first that answers, and compares what
 * they tell, PRONOTE's own page included where it was read. Stores nothing.
 */
export async function checkLoans(
  ports: LoansCheckPorts,
  portal: Portal,
  borrower: CurrentUser,
): Promise<LoansCheck> {
  const stored = await ports.store.read({ person: borrower.key, portalId: portal.id });
  const seen = stored.readings.filter(
    ({ source }) => !isFetched(source) && portal.loanSources.includes(source),
  );
  if (!fetchesLoans(portal)) return { sources: counts(seen), disagreements: [], failure: null };
  const access = await ports.sessionManager.accessFor(portal, borrower);
  if (!access.ok) return { sources: counts(seen), disagreements: [], failure: access.failure };
  const tried: SourceCheck[] = [];
  const readings: DatedReading[] = [...seen];
  for (const adapter of sourcesOf(portal, ports.sources)) {
    const watched = ports.watch(access.value);
    const reading = await adapter.read(watched.access, portal);
    const exchange = watched.lastExchange();
    if (reading.ok) readings.push({ ...reading.value, readAt: ports.now() });
    tried.push(
      reading.ok
        ? counted(reading.value, exchange)
        : { source: adapter.source, outstanding: null, failure: reading.failure, exchange },
    );
  }
  return { sources: [...tried, ...counts(seen)], disagreements: disagreements(readings), failure: null };
}

function counts(seen: readonly LoansReading[]): readonly SourceCheck[] {
  return seen.map((reading) => counted(reading, null));
}

function counted({ source, loans }: LoansReading, exchange: Exchange | null): SourceCheck {
  const outstanding = loans.filter(({ state }) => state !== 'returned').length;
  return { source, outstanding, failure: null, exchange };
}
