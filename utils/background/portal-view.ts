import { concerns } from '../domain/audience.ts';
import { localCalendarDate } from '../domain/calendar-date.ts';
import { type DatedReading, knownLoans } from '../domain/known-loans.ts';
import { isFetched } from '../domain/loan-sources.ts';
import type { LoansView, PanelPortal } from '../domain/panel.ts';
import type { AnonymousVisitor, CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { fetchesLoans } from '../domain/portal.ts';
import { accountAddress } from '../esidoc/addresses.ts';
import type { MessageInput } from '../messaging/protocol.ts';
import { currentUserIf } from '../session/user-lock.ts';
import type { StoredLoans } from '../storage/loans-database.ts';
import { readSettings } from '../storage/settings.ts';
import { isRefreshing, refreshLoans } from './loan-refresh.ts';
import { historyOf, isDue } from './refresh-schedule.ts';
import { storedLoans } from './stored-loans.ts';

/**
 * The portals that concern the user, with their stored loans, and nothing secret. The settings are read while an
 * arriving user is identified: the panel waits for both.
 */
export async function viewPortals(
  arriving: CurrentUser | Promise<CurrentUser>,
): Promise<readonly PanelPortal[]> {
  const [user, { portals }] = await Promise.all([arriving, readSettings()]);
  return Promise.all(
    portals.filter((portal) => concerns(portal, user.person)).map((portal) => viewPortal(portal, user)),
  );
}

/** The portals that concern a visitor whom PRONOTE does not name, without any loans. */
export async function viewPortalsAnonymously(visitor: AnonymousVisitor): Promise<readonly PanelPortal[]> {
  const { portals } = await readSettings();
  return portals
    .filter((portal) => concerns(portal, visitor))
    .map((portal) => ({
      ...descriptionOf(portal),
      loans: { ...viewLoans(portal, null), failure: { kind: 'unnamed' } },
      loansOf: null,
      refreshDue: false,
    }));
}

/**
 * One portal after a refresh of what is due. Null when the person is no longer the current user, or the portal does not
 * concern them. `asked`: by the button.
 */
export async function refreshPortal({
  person,
  portalId,
  asked,
}: MessageInput<'panel.refresh'>): Promise<PanelPortal | null> {
  const user = await currentUserIf(person);
  if (user === null) return null;
  const portal = (await readSettings()).portals.find(({ id }) => id === portalId);
  if (portal === undefined || !concerns(portal, user.person)) return null;
  await refreshLoans(portal, user, asked ? 'asked' : 'arrived');
  return viewPortal(portal, user);
}

/** Parents see the selected child's loans where PRONOTE's widget shows them, else their own. */
async function viewPortal(portal: Portal, user: CurrentUser): Promise<PanelPortal> {
  const { key, childKey, person } = user;
  try {
    const view = viewOwn(portal, user, await storedLoans.read({ person: key, portalId: portal.id }));
    if (childKey === undefined || person.child === undefined) return view;
    const ofChild = await storedLoans.read({ person: childKey, portalId: portal.id });
    if (readingsOf(portal, ofChild).length === 0) return view;
    const loans = viewLoans(portal, ofChild);
    return { ...view, loans, loansOf: person.child.fullName, refreshDue: false };
  } catch {
    // Without the database the loans are missing, but the search still works.
    const view = viewOwn(portal, user, null);
    return { ...view, loans: { ...view.loans, failure: { kind: 'extension-failed' } } };
  }
}

function viewOwn(portal: Portal, user: CurrentUser, stored: StoredLoans | null): PanelPortal {
  const { key, person } = user;
  return {
    ...descriptionOf(portal),
    loans: viewLoans(portal, stored),
    loansOf: person.webspace === 'parent' ? person.fullName : null,
    refreshDue:
      fetchesLoans(portal) &&
      (isRefreshing(portal, user) || isDue(historyOf(stored), Date.now(), 'arrived', key)),
  };
}

function descriptionOf(portal: Portal) {
  return {
    id: portal.id,
    name: portal.name,
    description: portal.description,
    homeAddress: `${portal.address}/`,
    accountAddress: accountAddress(portal),
    delegation: portal.delegation.kind,
  };
}

/** The readings of the sources that are still chosen. */
function readingsOf(portal: Portal, stored: StoredLoans | null): readonly DatedReading[] {
  return (stored?.readings ?? []).filter(({ source }) => portal.loanSources.includes(source));
}

/**
 * The known loans, and why they are not newer. PRONOTE's widget needs no session at the portal. Where no other source is
 * chosen and the widget shows nothing, loans are hidden, which differs from having none.
 */
function viewLoans(portal: Portal, stored: StoredLoans | null): LoansView {
  const known = knownLoans(readingsOf(portal, stored), localCalendarDate(new Date()));
  return {
    loans: known?.loans ?? [],
    reservations: known?.reservations ?? [],
    readAt: known?.readAt ?? null,
    source: known?.source ?? null,
    failure: known !== null && !isFetched(known.source) ? null : whyNotNewer(portal, stored, known !== null),
  };
}

function whyNotNewer(portal: Portal, stored: StoredLoans | null, isKnown: boolean): LoansView['failure'] {
  if (fetchesLoans(portal)) return stored?.attempt?.failure ?? null;
  return isKnown ? null : { kind: 'hidden' };
}
