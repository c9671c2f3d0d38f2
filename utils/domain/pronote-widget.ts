import type { Loan } from './loan.ts';

/** Parsed content of PRONOTE's own CDI widget: its selected portal, and the loans that PRONOTE has read. */
export interface PronoteWidget {
  /** Null when the title is a general one and no portal is selected. */
  readonly portalName: string | null;
  /** The portal's origin, from the addresses of its records; null without any, or when they differ. */
  readonly portalAddress: string | null;
  /**
   * Null when the widget has no list and does not state that there are no loans, or when the list is incomplete.
   */
  readonly loans: readonly Loan[] | null;
}

/** Texts of PRONOTE's CDI widget, not parsed yet. */
export interface PronoteWidgetTexts {
  readonly title: string;
  /** The selected portal, `''` when it cannot be read; null when there is no selection. */
  readonly chosen: string | null;
  /** Text nodes outside the list of loans. */
  readonly words: readonly string[];
  readonly loans: readonly LoanTexts[];
}

export interface LoanTexts {
  readonly title: string;
  /** The link's `href` attribute; null without one. */
  readonly address: string | null;
  /** `Emprunté le : 03/11/26 À rendre le : 24/11/26` */
  readonly details: string;
  /** Whether there is an alert icon beside the dates. */
  readonly alert: boolean;
}
