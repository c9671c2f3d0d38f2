import type { CalendarDate } from './calendar-date.ts';
import { dueMoment } from './due-date.ts';
import { type Loan, outstandingLoans } from './loan.ts';
import type { PanelPortal } from './panel.ts';
import type { Person } from './person.ts';

/** A portal, as far as a search without a user needs it. */
export type SearchPortal = Pick<PanelPortal, 'id' | 'name'>;

/** Content of the toolbar button's popup. */
export type PopupModel =
  /** No portal is configured. */
  | { readonly kind: 'no-portal' }
  /** There is no current user since the browser started: only a search can be offered. */
  | { readonly kind: 'nobody'; readonly portals: readonly SearchPortal[] }
  /** `portals` are those of the current user; there may be none. */
  | { readonly kind: 'loans'; readonly person: Person; readonly portals: readonly PanelPortal[] };

/** A loan in a list of several portals. */
export interface PortalLoan extends Loan {
  readonly portalId: string;
  readonly portalName: string;
}

/**
 * The owner of these portals' loans, as PRONOTE writes the name: the user, or the child whom a parent has selected. Null
 * when the loans belong to several people.
 */
export function ownerOf(person: Person, portals: readonly PanelPortal[]): string | null {
  const owners = new Set(portals.map(({ loansOf }) => loansOf ?? person.fullName));
  if (owners.size > 1) return null;
  return [...owners][0] ?? person.fullName;
}

/**
 * The outstanding loans of all these portals: late ones first, then by due date, then by title. When they belong to
 * several people, the owner's name is added to the portal's.
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

/** Whether an outstanding loan of this portal has a due date. */
export function hasDueDate({ loans }: PanelPortal): boolean {
  return loans.loans.some(({ state, dueOn }) => state !== 'returned' && dueOn !== null);
}

/** Whether a loan is late, or due within a week. */
export function hasDueSoon(portals: readonly PanelPortal[], today: CalendarDate): boolean {
  const loans = portals.flatMap((portal) => outstandingLoans(portal.loans.loans, today));
  return loans.some((loan) => !['later', 'unknown'].includes(dueMoment(loan, today).kind));
}
