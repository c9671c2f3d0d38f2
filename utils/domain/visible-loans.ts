import type { LoansView, ShownFailure } from './panel.ts';

type FailureKind = ShownFailure['kind'];

/** After these failures, loans that were read before may belong to another person. */
const doubtfulOwner = [
  'someone-else',
  'not-linked',
  'unknown-borrower',
  'unnamed',
  'hidden',
] as const satisfies readonly FailureKind[];

/** Failures that say nothing about the owner of loans that were read before. */
export type HarmlessFailure = Exclude<FailureKind, (typeof doubtfulOwner)[number]>;

/** False when loans that were read before may belong to another person: they must not be shown. */
export function keepsLoans(kind: FailureKind): kind is HarmlessFailure {
  const kinds: readonly FailureKind[] = doubtfulOwner;
  return !kinds.includes(kind);
}

/** Whether the stored loans may be shown: they were read, and belong to the current user. */
export function showsLoans({ readAt, failure }: LoansView): boolean {
  return readAt !== null && (failure === null || keepsLoans(failure.kind));
}

/** True when no loans were requested from the portal, so that a retry would change nothing. */
export function isNotAsked(failure: ShownFailure | null): boolean {
  return failure?.kind === 'unnamed' || failure?.kind === 'hidden';
}
