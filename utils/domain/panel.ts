import type { Loan, LoanSource, LoansFailure, Reservation } from './loan.ts';
import type { Delegation } from './portal.ts';

/** What the panel shows of one person's loans at one portal. */
export interface LoansView {
  readonly loans: readonly Loan[];
  readonly reservations: readonly Reservation[];
  /** When the loans were last read, in milliseconds since 1970; null before the first time. */
  readonly readAt: number | null;
  readonly source: LoanSource | null;
  /** Why the last try failed; null when it succeeded. */
  readonly failure: LoansFailure | null;
}

export interface PanelPortal {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly homeAddress: string;
  readonly accountAddress: string;
  /** Address of the portal's results page, with `{terms}` where the typed words go. */
  readonly searchTemplate: string;
  readonly delegation: Delegation['kind'];
  readonly loans: LoansView;
  /** Whose loans these are, where the page speaks of somebody else too: a parent's page of a child. Else null. */
  readonly loansOf: string | null;
  /** True when the loans should be asked for again now. */
  readonly refreshDue: boolean;
}

export interface PanelModel {
  readonly portals: readonly PanelPortal[];
}
