import type { Loan } from './loan.ts';

/** What PRONOTE's own CDI widget shows: the portal that is selected in it, and the loans that PRONOTE recovered. */
export interface PronoteWidget {
  /** Null when the title is a general one and nothing beside it names the portal. */
  readonly portalName: string | null;
  /** The portal's origin, from the addresses of its records; null when none is there, or when they disagree. */
  readonly portalAddress: string | null;
  /**
   * Null when the widget has no list and does not say that there are no loans (PRONOTE knows of none to show), or when
   * its list is not the whole one.
   */
  readonly loans: readonly Loan[] | null;
}

/** What is written in PRONOTE's CDI widget, before anything is made of it. */
export interface PronoteWidgetTexts {
  readonly title: string;
  /** The portal that is chosen, `''` when it cannot be told; null when there is none to choose. */
  readonly chosen: string | null;
  /** Texts that stand outside the list of loans, each on its own. */
  readonly words: readonly string[];
  readonly loans: readonly LoanTexts[];
}

export interface LoanTexts {
  readonly title: string;
  /** The link as it is written; null without one. */
  readonly address: string | null;
  /** `Emprunté le : 03/11/26 À rendre le : 24/11/26` */
  readonly details: string;
  /** Whether a mark of alert stands beside the dates. */
  readonly alert: boolean;
}
