import type { Disagreement } from './known-loans.ts';
import type { LoanSource, LoansFailure } from './loan.ts';
import type { Exchange } from './portal-check-report.ts';

/** What one source of loans told when it was tried. */
export interface SourceCheck {
  readonly source: LoanSource;
  /** Loans to be returned; null when they could not be read. */
  readonly outstanding: number | null;
  readonly failure: LoansFailure | null;
  /** What came back; null where nothing was asked, or nothing was let through. */
  readonly exchange: Exchange | null;
}

/** What every source that a portal has told of the person at the computer: numbers only, no title and no name. */
export interface LoansCheck {
  /** Empty when no source could be tried at all. */
  readonly sources: readonly SourceCheck[];
  readonly disagreements: readonly Disagreement[];
  /** Why no source could be tried; null when they were. */
  readonly failure: LoansFailure | null;
}
