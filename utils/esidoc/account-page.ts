import type { LoansFailure, LoansReading } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { downFailure, readText } from '../http/http.ts';
import { fieldsOf, withOwnIds } from './account-fields.ts';
import { saysNoBorrower, saysNoLoans, saysSignIn } from './account-labels.ts';
import { loanOf, mergeLoans } from './account-loans.ts';
import { type AccountMarkup, readAccountMarkup } from './account-markup.ts';
import { isReservation, mergeReservations, reservationOf } from './account-reservations.ts';
import { accountAddress } from './addresses.ts';
import type { LoanSourceAdapter, PortalAccess } from './loan-source.ts';

/**
 * Loans and reservations from the portal's own page for the person signed in, which the e-sidoc manual describes: current loans, late
 * ones, reservations, and what came back within four months. Its markup is not published: it is read by its labels.
 */
export const accountPage: LoanSourceAdapter = {
  source: 'account-page',
  worksFor: () => true,
  read: readAccountPage,
};

async function readAccountPage(
  access: PortalAccess,
  portal: Portal,
): Promise<Result<LoansReading, LoansFailure>> {
  const response = await access.fetch(accountAddress(portal), { accept: 'text/html' });
  if (!response.ok) return response;
  const { status } = response.value;
  const down = downFailure(response.value, access.now());
  if (down !== null) return fail(down);
  if (status === 401) return fail({ kind: 'not-signed-in' });
  if (status === 403) return fail({ kind: 'not-allowed' });
  if (!response.value.ok) return fail({ kind: 'unreadable', detail: `account page: status ${status}` });
  const html = await readText(response.value);
  if (!html.ok) return html;
  const doubt = await access.pageOwnerMismatch(html.value);
  if (doubt !== null) return fail(doubt);
  const account = readAccount(html.value, portal.address);
  return account.ok ? succeed({ source: 'account-page', ...account.value }) : account;
}

/**
 * The loans and reservations in the HTML of an account page. No loans is a success only where the page says so in
 * words: an empty table may be one that a script has yet to fill.
 */
export function readAccount(
  html: string,
  portalAddress: string,
): Result<Pick<LoansReading, 'loans' | 'reservations'>, LoansFailure> {
  const page = readAccountMarkup(html);
  if (page === null) return fail({ kind: 'unreadable', detail: 'the account page is nested too deep' });
  const views = page.groups.map(({ headings, records }) =>
    records.map((record) => fieldsOf(record, headings, portalAddress)),
  );
  const loans = mergeLoans(
    views.map((view) =>
      withOwnIds(view.flatMap((fields) => (isReservation(fields) ? [] : (loanOf(fields) ?? [])))),
    ),
  );
  const reservations = mergeReservations(
    views.map((view) =>
      withOwnIds(view.flatMap((fields) => (isReservation(fields) ? (reservationOf(fields) ?? []) : []))),
    ),
  );
  if (loans.length > 0) return succeed({ loans, reservations });
  if (reservations.length === 0 && asksToSignIn(page)) return fail({ kind: 'not-signed-in' });
  if (saysNoBorrower(page.text)) return fail({ kind: 'unknown-borrower' });
  if (saysNoLoans(page.text)) return succeed({ loans, reservations });
  return fail({ kind: 'unreadable', detail: 'no loans that we can read on the account page' });
}

/** Whether this is the page of nobody: it asks for a password, or offers to sign in and never to sign out. */
export function asksToSignIn({ asksForPassword, offersSignOut, text }: AccountMarkup): boolean {
  return asksForPassword || (!offersSignOut && saysSignIn(text));
}
