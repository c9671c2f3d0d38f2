import type { Now } from '../browser/clock.ts';
import { concerns } from '../domain/audience.ts';
import { localCalendarDate } from '../domain/calendar-date.ts';
import { type DatedReading, knownLoans } from '../domain/known-loans.ts';
import { isFetched } from '../domain/loan-sources.ts';
import type { LoansView, PanelPortal } from '../domain/panel.ts';
import type { AnonymousVisitor, CurrentUser, Person } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { fetchesLoans } from '../domain/portal.ts';
import type { LoanStore } from '../storage/loan-store.ts';
import type { StoredLoans } from '../storage/loans-database.ts';
import type { Presence } from './current-user.ts';
import { historyOf, type LoanRefresh } from './loan-refresh.ts';
import { isDue } from './refresh-schedule.ts';

export interface PortalViewsPorts {
  readonly now: Now;
  readonly presence: Presence;
  readonly portals: () => Promise<readonly Portal[]>;
  readonly store: Pick<LoanStore, 'read'>;
  readonly loanRefresh: LoanRefresh;
  readonly accountAddress: (portal: Portal) => string;
}

export interface PortalViews {
  /** The portals that concern the borrower, with what is stored of their loans. */
  readonly of: (borrower: CurrentUser | Promise<CurrentUser>) => Promise<readonly PanelPortal[]>;
  /** Those that concern somebody whom PRONOTE does not name, without anybody's loans. */
  readonly ofUnnamed: (visitor: AnonymousVisitor) => Promise<readonly PanelPortal[]>;
  /**
   * One portal after its loans were read again as far as they are due. Null when the person is not the one at the
   * computer, or the portal is not theirs.
   */
  readonly refreshed: (person: Person, portalId: string, asked: boolean) => Promise<PanelPortal | null>;
}

/** What one person may see of the portals that concern them, and nothing that is secret. */
export function createPortalViews(ports: PortalViewsPorts): PortalViews {
  /** The settings are read while the person is let in: the panel waits for both. */
  async function withPortals(
    arriving: CurrentUser | Promise<CurrentUser>,
  ): Promise<{ readonly borrower: CurrentUser; readonly portals: readonly Portal[] }> {
    const [borrower, all] = await Promise.all([arriving, ports.portals()]);
    return { borrower, portals: all.filter((portal) => concerns(portal, borrower.person)) };
  }

  /** A parent sees the loans of the child they have selected where PRONOTE's page tells them, else their own. */
  async function view(portal: Portal, borrower: CurrentUser): Promise<PanelPortal> {
    const { key, childKey, person } = borrower;
    try {
      const own = await ports.store.read({ person: key, portalId: portal.id });
      const shown = panelPortal(portal, borrower, own, ports);
      if (childKey === undefined || person.child === undefined) return shown;
      const ofChild = await ports.store.read({ person: childKey, portalId: portal.id });
      if (readingsOf(portal, ofChild).length === 0) return shown;
      const loans = loansView(portal, ofChild, ports.now());
      return { ...shown, loans, loansOf: person.child.fullName, refreshDue: false };
    } catch {
      // A database that cannot be read costs the loans, not the search.
      const { loans, ...shown } = panelPortal(portal, borrower, null, ports);
      return { ...shown, loans: { ...loans, failure: { kind: 'extension-failed' } } };
    }
  }

  return {
    async of(arriving) {
      const { borrower, portals } = await withPortals(arriving);
      return Promise.all(portals.map((portal) => view(portal, borrower)));
    },

    async ofUnnamed(visitor) {
      const portals = (await ports.portals()).filter((portal) => concerns(portal, visitor));
      return portals.map((portal) => ({
        ...traitsOf(portal, ports.accountAddress),
        loans: { ...loansView(portal, null, ports.now()), failure: { kind: 'unnamed' } },
        loansOf: null,
        refreshDue: false,
      }));
    },

    async refreshed(person, portalId, asked) {
      const borrower = await ports.presence.current();
      if (borrower === null || !isSamePerson(borrower.person, person)) return null;
      const portal = (await withPortals(borrower)).portals.find(({ id }) => id === portalId);
      if (portal === undefined) return null;
      await ports.loanRefresh.refresh(portal, borrower, asked ? 'asked' : 'arrived');
      return view(portal, borrower);
    },
  };
}

function panelPortal(
  portal: Portal,
  borrower: CurrentUser,
  stored: StoredLoans | null,
  ports: PortalViewsPorts,
): PanelPortal {
  const { person } = borrower;
  const now = ports.now();
  return {
    ...traitsOf(portal, ports.accountAddress),
    loans: loansView(portal, stored, now),
    loansOf: person.webspace === 'parent' ? person.fullName : null,
    refreshDue:
      fetchesLoans(portal) &&
      (ports.loanRefresh.isUnderWay(portal, borrower) ||
        isDue(historyOf(stored), now, 'arrived', borrower.key)),
  };
}

function traitsOf(portal: Portal, accountAddress: PortalViewsPorts['accountAddress']) {
  return {
    id: portal.id,
    name: portal.name,
    description: portal.description,
    homeAddress: `${portal.address}/`,
    accountAddress: accountAddress(portal),
    delegation: portal.delegation.kind,
  };
}

/** What was read from the sources that are still chosen. */
function readingsOf(portal: Portal, stored: StoredLoans | null): readonly DatedReading[] {
  return (stored?.readings ?? []).filter(({ source }) => portal.loanSources.includes(source));
}

/**
 * What is known, and why it is not newer. What PRONOTE's own page tells needs no session at the portal; where nothing
 * else is asked, and it tells nothing, loans are not shown: that is not the same as none.
 */
function loansView(portal: Portal, stored: StoredLoans | null, now: number): LoansView {
  const known = knownLoans(readingsOf(portal, stored), localCalendarDate(new Date(now)));
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

/** True also of a parent's selected child. */
export function isSamePerson(a: CurrentUser['person'], b: CurrentUser['person']): boolean {
  return (
    a.fullName === b.fullName &&
    a.webspace === b.webspace &&
    a.className === b.className &&
    a.school === b.school &&
    JSON.stringify(a.child) === JSON.stringify(b.child)
  );
}
