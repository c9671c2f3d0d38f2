import type { Disagreement } from './known-loans.ts';
import type { LoansFailure } from './loan.ts';
import type { LoanSource } from './loan-sources.ts';
import type { Exchange } from './portal-check-report.ts';

/** The result of reading one source of loans. */
export interface SourceCheck {
  readonly source: LoanSource;
  /** The number of outstanding loans; null when they could not be read. */
  readonly outstanding: number | null;
  readonly failure: LoansFailure | null;
  /** Null where no request was sent. */
  readonly exchange: Exchange | null;
}

/** A comparison of a portal's sources for the current user: only numbers, without titles and names. */
export interface LoansCheck {
  /** Empty when no source could be read. */
  readonly sources: readonly SourceCheck[];
  readonly disagreements: readonly Disagreement[];
  /** Why no source could be read, such as without a session; else null. */
  readonly failure: LoansFailure | null;
}
