/** What a check of a portal looks at, in the order in which it is done. */
export const checkSteps = [
  'home-page',
  'front-settings',
  'public-token',
  'search',
  'sign-on',
  'loans',
] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What one step found. `problem` stops the portal from working, `warning` costs a part of it. */
export type CheckOutcome =
  | { readonly kind: 'good' }
  | { readonly kind: 'warning'; readonly reason: CheckReason }
  | { readonly kind: 'problem'; readonly reason: CheckReason }
  /** Not looked at: the portal is not set up for it, or an earlier step failed. */
  | { readonly kind: 'skipped' };

export type CheckReason =
  /** No answer: no such host, no network, a certificate that is refused. */
  | 'unreachable'
  /** An answer with an error status. */
  | 'refused'
  /** The page answers, but carries none of the marks of an e-sidoc portal. */
  | 'not-a-portal'
  /** e-sidoc answers that this RNE has no portal. */
  | 'unknown-rne'
  /** A page or a shape where something else was expected. */
  | 'unreadable'
  /** The token has expired or is another school's. */
  | 'foreign-token'
  /** The browser has no permission for this host. */
  | 'no-permission'
  /** The sign-on service answers, but nobody is signed in: not a fault of the set-up. */
  | 'not-signed-in'
  /** The person is signed in, but is not a borrower of this library. */
  | 'unknown-borrower'
  /** Two sources of loans tell of different ones. */
  | 'sources-differ';

export interface CheckFinding {
  readonly step: CheckStep;
  readonly outcome: CheckOutcome;
  /** The host that was asked; null when nothing was. */
  readonly host: string | null;
  /** What came back, for people who know: a status, a title. It names no person. */
  readonly detail: string | null;
}
