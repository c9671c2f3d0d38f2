import type { LoansFailure, LoansReading } from '../domain/loan.ts';
import type { FetchedLoanSource } from '../domain/loan-sources.ts';
import type { Portal } from '../domain/portal.ts';
import type { Result } from '../domain/result.ts';

/** Requests to one portal as the current user. It keeps the credentials to itself, and renews or fails on status 401. */
export interface PortalAccess {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The user's `IDENTITE_ENT` in the portal; null when the portal does not provide it. */
  readonly identity: string | null;
  fetch(address: string, init?: { readonly accept?: string }): Promise<Result<Response, LoansFailure>>;
  /**
   * Why a page of the portal that was just fetched may belong to another person; null when it is the user's. The portal
   * identifies its readers by the browser's cookies, which are independent of this access.
   */
  pageOwnerMismatch(html: string): Promise<LoansFailure | null>;
}

/** Reads loans from one source; returns a failure instead of an empty list. */
export interface LoanSourceAdapter {
  readonly source: FetchedLoanSource;
  read(access: PortalAccess, portal: Portal): Promise<Result<LoansReading, LoansFailure>>;
}
