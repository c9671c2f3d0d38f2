import { concerns } from '../domain/audience.ts';
import { localCalendarDate } from '../domain/calendar-date.ts';
import type { LoansFailure, LoansReading } from '../domain/loan.ts';
import { isConfigured } from '../domain/loan-sources.ts';
import type { CurrentUser } from '../domain/person.ts';
import { fetchesLoans, type Portal } from '../domain/portal.ts';
import { fail, type Result } from '../domain/result.ts';
import type { LoanSourceAdapter } from '../esidoc/loan-source.ts';
import { loanSourceAdapters } from '../esidoc/loan-source-adapters.ts';
import { networkFetch } from '../http/http.ts';
import { openAccess } from '../session/session-manager.ts';
import { whileCurrent } from '../session/user-lock.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import { readSettings } from '../storage/settings.ts';
import { failuresAfter, historyOf, isDue, type Occasion } from './refresh-schedule.ts';
import { storedLoans } from './stored-loans.ts';

const inProgress = new Map<string, Promise<void>>();
let loansChanged = () => {};

/** Calls back after each change of the stored loans. There is one listener. */
export function onLoansChanged(listener: () => void): void {
  loansChanged = listener;
}

/** Reads the user's loans from the portal if they are due; simultaneous calls share one refresh. */
export function refreshLoans(portal: Portal, user: CurrentUser, occasion: Occasion): Promise<void> {
  const key = refreshKey(portal, user);
  const running = inProgress.get(key);
  // A refresh in progress may have begun without the session that has just arrived.
  if (running !== undefined && occasion !== 'session') return running;
  const started = Promise.resolve(running)
    .catch(() => {})
    .then(() => refreshIfDue(portal, user, occasion))
    .finally(() => {
      if (inProgress.get(key) === started) inProgress.delete(key);
    });
  inProgress.set(key, started);
  return started;
}

export function isRefreshing(portal: Portal, user: CurrentUser): boolean {
  return inProgress.has(refreshKey(portal, user));
}

/** Stores what PRONOTE's own widget shows: the loans of the parent's selected child, or else of the user. */
export async function storeWidgetLoans(
  portal: Portal,
  user: CurrentUser,
  reading: LoansReading,
): Promise<void> {
  const owner = { person: user.childKey ?? user.key, portalId: portal.id };
  await whileCurrent(user, () => storedLoans.write(owner, { reading: { ...reading, readAt: Date.now() } }));
  loansChanged();
}

/** Refreshes what is due for the current user, each portal independently, and deletes outdated returned loans. */
export async function refreshDueLoans(): Promise<void> {
  const user = await readCurrentPerson();
  if (user === null) return;
  const portals = (await readSettings()).portals.filter((portal) => concerns(portal, user.person));
  await Promise.allSettled(portals.map((portal) => refreshLoans(portal, user, 'alarm')));
  await storedLoans.purge(localCalendarDate(new Date()));
}

/** The adapters of the portal's chosen sources that are configured, in the order in which they are tried. */
export function adaptersOf(portal: Portal): readonly LoanSourceAdapter[] {
  return loanSourceAdapters.filter(
    (one) => portal.loanSources.includes(one.source) && isConfigured(one.source, portal),
  );
}

async function refreshIfDue(portal: Portal, user: CurrentUser, occasion: Occasion): Promise<void> {
  if (!fetchesLoans(portal)) return;
  const owner = { person: user.key, portalId: portal.id };
  const history = historyOf(await storedLoans.read(owner).catch(() => null));
  if (!isDue(history, Date.now(), occasion, user.key)) return;
  const reading = await readFromSources(portal, user);
  const triedAt = Date.now();
  await whileCurrent(user, () =>
    storedLoans.write(
      owner,
      reading.ok
        ? {
            reading: { ...reading.value, readAt: triedAt },
            attempt: { triedAt, failure: null, failures: 0 },
          }
        : { attempt: { triedAt, failure: reading.failure, failures: failuresAfter(history, triedAt) } },
    ),
  );
  loansChanged();
}

/** The reading of the first source that succeeds; else the failure of the first source. */
async function readFromSources(
  portal: Portal,
  user: CurrentUser,
): Promise<Result<LoansReading, LoansFailure>> {
  const access = await openAccess(networkFetch, portal, user);
  if (!access.ok) return access;
  let first: Result<LoansReading, LoansFailure> | null = null;
  for (const adapter of adaptersOf(portal)) {
    const reading = await adapter.read(access.value, portal);
    if (reading.ok || !mayNextSourceSucceed(reading.failure)) return reading;
    first ??= reading;
  }
  return first ?? fail({ kind: 'unreadable', detail: 'no source of loans is set up' });
}

/** Only the failures about the borrower are the same for all sources. */
function mayNextSourceSucceed({ kind }: LoansFailure): boolean {
  return kind !== 'unknown-borrower' && kind !== 'someone-else';
}

function refreshKey(portal: Portal, user: CurrentUser): string {
  return JSON.stringify([user.key, portal.id]);
}
