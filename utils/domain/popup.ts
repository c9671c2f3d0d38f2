import type { CalendarDate } from './calendar-date.ts';
import { type Loan, outstandingLoans } from './loan.ts';
import type { PanelPortal } from './panel.ts';
import type { Person } from './person.ts';

/** What the toolbar's popup shows. */
export type PopupModel =
  /** No portal is defined in the settings. */
  | { readonly kind: 'no-portal' }
  /** PRONOTE's home page was shown to nobody since the browser started. */
  | { readonly kind: 'nobody' }
  /** `portals` are those that concern the person; there may be none. */
  | { readonly kind: 'loans'; readonly person: Person; readonly portals: readonly PanelPortal[] };

/** A loan among those of other portals. */
export interface PortalLoan extends Loan {
  readonly portalId: string;
  readonly portalName: string;
}

/** The loans to be returned of all these portals in one list: late ones first, then by due date, then by title. */
export function mergedLoans(portals: readonly PanelPortal[], today: CalendarDate): readonly PortalLoan[] {
  const all = portals.flatMap(({ id, name, loans }) =>
    loans.loans.map((loan) => ({ ...loan, portalId: id, portalName: name })),
  );
  return outstandingLoans(all, today);
}
