import type { Loan } from './loan.ts';

/** What PRONOTE's own CDI widget shows: the portal that is selected in it, and the loans that PRONOTE recovered. */
export interface CdiWidget {
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
