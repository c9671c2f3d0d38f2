import { type CalendarDate, daysBetween } from './calendar-date.ts';
import type { LoanSource } from './loan-sources.ts';

export interface Loan {
  /** Unique within a portal, and stable until the loan ends. */
  readonly id: string;
  readonly title: string;
  /** As the source gave it: a current loan may have become late since. */
  readonly state: 'current' | 'late' | 'returned';
  readonly borrowedOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  readonly returnedOn: CalendarDate | null;
  /** The record's page on the portal, always https; null when the source gives none, or another site's. */
  readonly recordAddress: string | null;
  /** The shelf mark (`cote`). */
  readonly callNumber: string | null;
  /** As the portal names it: `Livre`, `DVD`… */
  readonly mediaType: string | null;
}

/** A hold: a document that the borrower waits for, or that is set aside for them. */
export interface Reservation {
  /** Unique within a portal, and stable until the reservation ends. */
  readonly id: string;
  readonly title: string;
  readonly recordAddress: string | null;
  readonly mediaType: string | null;
  readonly reservedOn: CalendarDate | null;
  /** The last day on which a copy is set aside for the borrower; null while they wait, or when unknown. */
  readonly availableUntil: CalendarDate | null;
  /** Place in the queue, from 1; null when unknown. */
  readonly rank: number | null;
}

export interface LoansReading {
  readonly source: LoanSource;
  readonly loans: readonly Loan[];
  /** Empty for a source without reservations. */
  readonly reservations: readonly Reservation[];
}

/** Why loans could not be read; never replaced by an empty list. */
export type LoansFailure =
  /** The browser's user is not signed in. */
  | { readonly kind: 'not-signed-in' }
  /** Signed in at school, but unknown to the portal. */
  | { readonly kind: 'not-linked' }
  /** The portal's session belongs to another person. */
  | { readonly kind: 'someone-else' }
  /** The portal's session names no person, and did not come from the school's sign-on. */
  | { readonly kind: 'unproven' }
  /** The portal's session has already expired; the clock of this computer may be wrong. */
  | { readonly kind: 'expired-session' }
  /** The portal's session belongs to another school. */
  | { readonly kind: 'foreign-session' }
  /** The library has no borrower account for this person. */
  | { readonly kind: 'unknown-borrower' }
  /** The portal denied access although the user is signed in. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unreachable' }
  /** The portal asked for a pause (`Retry-After`); null without a duration. */
  | { readonly kind: 'paused'; readonly forMilliseconds: number | null }
  /** The extension lacks the host permission for the portal or its sign-on server. */
  | { readonly kind: 'not-permitted' }
  /** A failure of the extension itself, such as of its database. */
  | { readonly kind: 'extension-failed' }
  /** The response has an unknown format; `detail` contains no personal data. */
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Late according to the source, or because the due date has passed since. */
export function isLate(loan: Pick<Loan, 'state' | 'dueOn'>, today: CalendarDate): boolean {
  if (loan.state === 'returned') return false;
  return loan.state === 'late' || (loan.dueOn !== null && daysBetween(today, loan.dueOn) < 0);
}

/** The loans that are not returned: late ones first, then by due date, then by title. */
export function outstandingLoans<Kind extends Loan>(
  loans: readonly Kind[],
  today: CalendarDate,
): readonly Kind[] {
  return loans
    .filter((loan) => loan.state !== 'returned')
    .sort(
      (a, b) =>
        Number(isLate(b, today)) - Number(isLate(a, today)) ||
        (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
        a.title.localeCompare(b.title, 'fr'),
    );
}
