import type { CalendarDate } from './calendar-date.ts';
import { dueMoment } from './due-date.ts';
import { type Loan, outstandingLoans } from './loan.ts';
import type { PanelPortal } from './panel.ts';
import type { Person } from './person.ts';

/** A portal, as far as it can be searched by anybody. */
export type SearchPortal = Pick<PanelPortal, 'id' | 'name'>;

/** What the toolbar's popup shows. */
export type PopupModel =
  /** No portal is defined in the settings. */
  | { readonly kind: 'no-portal' }
  /** PRONOTE's home page was shown to nobody since the browser started: only a search can be offered. */
  | { readonly kind: 'nobody'; readonly portals: readonly SearchPortal[] }
  /** `portals` are those that concern the person; there may be none. */
  | { readonly kind: 'loans'; readonly person: Person; readonly portals: readonly PanelPortal[] };

/** A loan among those of other portals. */
export interface PortalLoan extends Loan {
  readonly portalId: string;
  readonly portalName: string;
}

/**
 * Whose loans these portals show, as PRONOTE writes the name: the person's, or those of the child whom a parent looks
 * at. Null where they are of several people: no one name may then stand above them.
 */
export function ownerOf(person: Person, portals: readonly PanelPortal[]): string | null {
  const owners = new Set(portals.map(({ loansOf }) => loansOf ?? person.fullName));
  if (owners.size > 1) return null;
  return [...owners][0] ?? person.fullName;
}

/**
 * The loans to be returned of all these portals in one list: late ones first, then by due date, then by title. Where
 * they are of several people, each names whose it is beside the portal.
 */
export function mergedLoans(portals: readonly PanelPortal[], today: CalendarDate): readonly PortalLoan[] {
  const several = new Set(portals.map(({ loansOf }) => loansOf)).size > 1;
  const all = portals.flatMap(({ id, name, loansOf, loans }) =>
    loans.loans.map((loan) => ({
      ...loan,
      portalId: id,
      portalName: several && loansOf !== null ? `${name} · ${loansOf}` : name,
    })),
  );
  return outstandingLoans(all, today);
}

/** Whether something that this portal tells of is to be returned on a day that is known. */
export function hasDueDate({ loans }: PanelPortal): boolean {
  return loans.loans.some(({ state, dueOn }) => state !== 'returned' && dueOn !== null);
}

/** Whether something is late, or due within a week. */
export function hasDueSoon(portals: readonly PanelPortal[], today: CalendarDate): boolean {
  const loans = portals.flatMap((portal) => outstandingLoans(portal.loans.loans, today));
  return loans.some((loan) => !['later', 'unknown'].includes(dueMoment(loan, today).kind));
}
