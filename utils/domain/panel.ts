import type { Loan, LoansFailure, Reservation } from './loan.ts';
import type { LoanSource } from './loan-sources.ts';
import type { PageSelectors } from './page-selectors.ts';
import type { Delegation } from './sign-on-methods.ts';

/** What a page of PRONOTE is told when it is opened. */
export interface PageModel {
  readonly selectors: readonly PageSelectors[];
  /** Every text of the language that was chosen, by key; null where it is the browser's own. */
  readonly texts: Readonly<Record<string, string>> | null;
}

/** What the panel shows of one person's loans at one portal. */
export interface LoansView {
  readonly loans: readonly Loan[];
  readonly reservations: readonly Reservation[];
  /** When the loans were last read, in milliseconds since 1970; null before the first time. */
  readonly readAt: number | null;
  readonly source: LoanSource | null;
  /** Why the last try failed, or none was made; null when it succeeded. */
  readonly failure: ShownFailure | null;
}

/** Why no loans are shown where none were asked for. */
export type ShownFailure =
  | LoansFailure
  /** PRONOTE's page does not say whose loans to show. */
  | { readonly kind: 'unnamed' }
  /** The school has chosen not to show this portal's loans. */
  | { readonly kind: 'hidden' };

export interface PanelPortal {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly homeAddress: string;
  readonly accountAddress: string;
  readonly delegation: Delegation['kind'];
  readonly loans: LoansView;
  /** Whose loans these are, where the page speaks of somebody else too: a parent's page of a child. Else null. */
  readonly loansOf: string | null;
  /** True when the loans should be asked for again now. */
  readonly refreshDue: boolean;
}

/** What becomes of PRONOTE's own CDI widget: hidden in favour of the panel, or left beside it. */
export const nativeWidgetModes = ['replace', 'beside'] as const;

export type NativeWidgetMode = (typeof nativeWidgetModes)[number];

export interface PanelModel {
  readonly portals: readonly PanelPortal[];
  readonly nativeWidget: NativeWidgetMode;
  /** False while no portal is defined for anybody: the school's own may then be offered. */
  readonly configured: boolean;
}

/** The portal of the school whose PRONOTE this is, found by itself. */
export interface PortalOffer {
  readonly name: string;
  readonly description: string;
  readonly address: string;
}
