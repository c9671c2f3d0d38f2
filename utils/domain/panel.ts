import type { Loan, LoansFailure, Reservation } from './loan.ts';
import type { LoanSource } from './loan-sources.ts';
import type { PageSelectors } from './page-selectors.ts';
import type { Delegation } from './sign-on-methods.ts';

/** What a page of PRONOTE needs when it is opened. */
export interface PageModel {
  readonly selectors: readonly PageSelectors[];
  /** All texts of the chosen language, by key; null for the browser's own language. */
  readonly texts: Readonly<Record<string, string>> | null;
}

/** The current user's loans at one portal. */
export interface LoansView {
  readonly loans: readonly Loan[];
  readonly reservations: readonly Reservation[];
  /** When the loans were last read, in milliseconds since 1970; null before the first time. */
  readonly readAt: number | null;
  readonly source: LoanSource | null;
  /** Why the last read failed, or none was made; null when it succeeded. */
  readonly failure: ShownFailure | null;
}

/** Why there are no current loans to show. */
export type ShownFailure =
  | LoansFailure
  /** PRONOTE's page does not name the user. */
  | { readonly kind: 'unnamed' }
  /** The school's settings hide this portal's loans. */
  | { readonly kind: 'hidden' };

export interface PanelPortal {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly homeAddress: string;
  readonly accountAddress: string;
  readonly delegation: Delegation['kind'];
  readonly loans: LoansView;
  /** The owner's name where the page also concerns another person, as a parent's page of a child; else null. */
  readonly loansOf: string | null;
  /** True when the loans should be refreshed now. */
  readonly refreshDue: boolean;
}

/** Whether the panel replaces PRONOTE's own CDI widget, or is shown beside it. */
export const nativeWidgetModes = ['replace', 'beside'] as const;

export type NativeWidgetMode = (typeof nativeWidgetModes)[number];

export interface PanelModel {
  readonly portals: readonly PanelPortal[];
  readonly nativeWidget: NativeWidgetMode;
  /** False while no portal is configured at all: the school's own may then be offered. */
  readonly configured: boolean;
}

/** The portal of the school whose PRONOTE this is, found from its RNE. */
export interface PortalOffer {
  readonly name: string;
  readonly description: string;
  readonly address: string;
}
