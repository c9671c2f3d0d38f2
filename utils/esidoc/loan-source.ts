import type { LoanSource, LoansFailure, LoansReading } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import type { Result } from '../domain/result.ts';

/**
 * A way to ask one portal as the person who is signed in. The credentials stay with whoever gives it, and so does the
 * answer 401, which comes as a failure.
 */
export interface PortalAccess {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The `IDENTITE_ENT` under which the portal knows the person; null when it does not say. */
  readonly identity: string | null;
  fetch(address: string, init?: { readonly accept?: string }): Promise<Result<Response, LoansFailure>>;
  /**
   * Why a page of the portal that was just fetched may be another person's; null without a doubt. The portal knows its
   * readers by cookies, which are the browser's and not this access's.
   */
  pageOwnerMismatch(html: string): Promise<LoansFailure | null>;
}

/** One place where loans can be read: it gives loans or a reason, never an empty list in place of a failure. */
export interface LoanSourceAdapter {
  readonly source: LoanSource;
  worksFor(portal: Portal): boolean;
  read(access: PortalAccess, portal: Portal): Promise<Result<LoansReading, LoansFailure>>;
}
