import { type CalendarDate, daysBetween } from './calendar-date.ts';

export interface Loan {
  /** Stable within a portal for as long as the loan lasts. */
  readonly id: string;
  readonly title: string;
  /** What the source said when it was read; time may have made a current loan late since. */
  readonly state: 'current' | 'late' | 'returned';
  readonly borrowedOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  readonly returnedOn: CalendarDate | null;
  /** The record's page on the portal, always https; null when the source gives none that can be trusted. */
  readonly recordAddress: string | null;
  /** Where the book stands on the shelf (the "cote"). */
  readonly callNumber: string | null;
  /** Kind of document, in the portal's words: `Livre`, `DVD`… */
  readonly support: string | null;
}

/** A document that the person waits for, or that is kept aside for them. */
export interface Reservation {
  /** Stable within a portal for as long as the reservation lasts. */
  readonly id: string;
  readonly title: string;
  readonly recordAddress: string | null;
  readonly support: string | null;
  readonly reservedOn: CalendarDate | null;
  /** The last day on which a copy is kept aside for the person; null while they wait, or when it is not said. */
  readonly availableUntil: CalendarDate | null;
  /** Place in the queue, from 1; null when it is not said. */
  readonly rank: number | null;
}

interface SourceTraits {
  /** The portal is asked for it; else somebody else has asked, and we only look. */
  readonly askedFor: boolean;
  readonly history: boolean;
  readonly reservations: boolean;
  /** How old what it tells may already be when it is read. */
  readonly lagMilliseconds: number;
}

/** Where loans are read, and what each source can tell besides the loans to be returned. */
export const loanSources = {
  'loans-api': { askedFor: true, history: true, reservations: false, lagMilliseconds: 0 },
  'account-page': { askedFor: true, history: true, reservations: true, lagMilliseconds: 0 },
  'pronote-widget': { askedFor: false, history: false, reservations: false, lagMilliseconds: 86_400_000 },
} as const satisfies Record<string, SourceTraits>;

/** Where loans were read; shown to the user as the source of what they see. */
export type LoanSource = keyof typeof loanSources;

/** In the order in which they are tried. */
export const loanSourceNames = [
  'loans-api',
  'account-page',
  'pronote-widget',
] as const satisfies readonly LoanSource[];

export interface LoansReading {
  readonly source: LoanSource;
  readonly loans: readonly Loan[];
  /** Empty where the source tells none. */
  readonly reservations: readonly Reservation[];
}

/** Why loans could not be read. An empty list is never a failure, and a failure never an empty list. */
export type LoansFailure =
  /** Nobody is signed in at the sign-on service. */
  | { readonly kind: 'not-signed-in' }
  /** Signed in at school, but the portal does not take the person in. */
  | { readonly kind: 'not-linked' }
  /** The portal's session is another person's. */
  | { readonly kind: 'someone-else' }
  /** The portal's session names nobody, and the school's sign-on does not vouch for it. */
  | { readonly kind: 'unproven' }
  /** The portal handed over a session that has already ended; the clock of this computer may be wrong. */
  | { readonly kind: 'expired-session' }
  /** The portal handed over another school's session. */
  | { readonly kind: 'foreign-session' }
  /** The library has no borrower for this person. */
  | { readonly kind: 'unknown-borrower' }
  /** The portal refused, though the person is signed in. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unreachable' }
  /** The portal asks to be left alone for a while; null when it does not say for how long. */
  | { readonly kind: 'paused'; readonly forMilliseconds: number | null }
  /** The browser does not let the extension speak to the portal or to its sign-on. */
  | { readonly kind: 'not-permitted' }
  /** The fault is ours: the extension could not do its part, such as open its database. */
  | { readonly kind: 'extension-failed' }
  /** An answer came, but not one that could be understood; `detail` names no person. */
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Late when the source said so, or when its due date has passed since. */
export function isLate(loan: Pick<Loan, 'state' | 'dueOn'>, today: CalendarDate): boolean {
  if (loan.state === 'returned') return false;
  return loan.state === 'late' || (loan.dueOn !== null && daysBetween(today, loan.dueOn) < 0);
}

/** Loans still to be returned: late ones first, then by due date, then by title. */
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
