import { traceAccess, traceableFetch } from '../diagnostics/traced-fetch.ts';
import { type DatedReading, disagreements } from '../domain/known-loans.ts';
import type { LoansReading } from '../domain/loan.ts';
import { isFetched } from '../domain/loan-sources.ts';
import type { LoansCheck, SourceCheck } from '../domain/loans-check.ts';
import type { CurrentUser } from '../domain/person.ts';
import { fetchesLoans, type Portal } from '../domain/portal.ts';
import type { Exchange } from '../domain/portal-check-report.ts';
import { networkFetch } from '../http/http.ts';
import type { Handlers } from '../messaging/server.ts';
import { openAccess } from '../session/session-manager.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import { readSettings } from '../storage/settings.ts';
import { adaptersOf } from './loan-refresh.ts';
import { storedLoans } from './stored-loans.ts';

/** Checks a configured portal as the current user, whose session only the background has. */
export const checkHandlers: Pick<Handlers, 'check.loans'> = {
  async 'check.loans'({ portalId }) {
    const user = await readCurrentPerson();
    const portal = (await readSettings()).portals.find(({ id }) => id === portalId);
    return user === null || portal === undefined ? null : checkLoans(portal, user);
  },
};

/**
 * Reads all sources of the portal, where a refresh stops at the first that succeeds, and compares them with each other
 * and with what PRONOTE's widget last showed. Stores nothing.
 */
async function checkLoans(portal: Portal, user: CurrentUser): Promise<LoansCheck> {
  const stored = await storedLoans.read({ person: user.key, portalId: portal.id });
  const fromWidget = stored.readings.filter(
    ({ source }) => !isFetched(source) && portal.loanSources.includes(source),
  );
  const widgetChecks = fromWidget.map((reading) => countReading(reading, null));
  if (!fetchesLoans(portal)) return { sources: widgetChecks, disagreements: [], failure: null };
  const network = traceableFetch(networkFetch, () => Date.now());
  const access = await openAccess(network.fetch, portal, user);
  if (!access.ok) return { sources: widgetChecks, disagreements: [], failure: access.failure };
  const checks: SourceCheck[] = [];
  const readings: DatedReading[] = [...fromWidget];
  for (const adapter of adaptersOf(portal)) {
    const traced = traceAccess(network, access.value);
    const reading = await adapter.read(traced.access, portal);
    const exchange = traced.lastExchange();
    if (reading.ok) readings.push({ ...reading.value, readAt: Date.now() });
    checks.push(
      reading.ok
        ? countReading(reading.value, exchange)
        : { source: adapter.source, outstanding: null, failure: reading.failure, exchange },
    );
  }
  return { sources: [...checks, ...widgetChecks], disagreements: disagreements(readings), failure: null };
}

function countReading({ source, loans }: LoansReading, exchange: Exchange | null): SourceCheck {
  const outstanding = loans.filter(({ state }) => state !== 'returned').length;
  return { source, outstanding, failure: null, exchange };
}
