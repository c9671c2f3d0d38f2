import type { LoansFailure, LoansReading } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { downFailure, readText } from '../http/http.ts';
import { saysNoBorrower, saysNoLoans, saysSignIn } from './account-labels.ts';
import { type AccountMarkup, readAccountMarkup } from './account-markup.ts';
import { readRecords } from './account-records.ts';
import { accountAddress } from './addresses.ts';
import type { LoanSourceAdapter, PortalAccess } from './loan-source.ts';

/**
 * Loans and reservations from the portal's account page, which the e-sidoc manual describes: current and late loans,
 * reservations, and the loans returned within four months. Its markup is not published: it is read by its labels.
 */
export const accountPage: LoanSourceAdapter = {
  source: 'account-page',
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
  const mismatch = await access.pageOwnerMismatch(html.value);
  if (mismatch !== null) return fail(mismatch);
  const account = readAccount(html.value, portal.address);
  return account.ok ? succeed({ source: 'account-page', ...account.value }) : account;
}

/**
 * Reads the loans and reservations in the HTML of an account page. An empty result is a success only where the page
 * says in words that there are no loans: a script may fill an empty table later.
 */
export function readAccount(
  html: string,
  portalAddress: string,
): Result<Pick<LoansReading, 'loans' | 'reservations'>, LoansFailure> {
  const page = readAccountMarkup(html);
  if (page === null) return fail({ kind: 'unreadable', detail: 'the account page is nested too deep' });
  const account = readRecords(page.groups, portalAddress);
  if (account.loans.length > 0) return succeed(account);
  if (account.reservations.length === 0 && asksToSignIn(page)) return fail({ kind: 'not-signed-in' });
  if (saysNoBorrower(page.text)) return fail({ kind: 'unknown-borrower' });
  if (saysNoLoans(page.text)) return succeed(account);
  return fail({ kind: 'unreadable', detail: 'no loans that we can read on the account page' });
}

/** Whether the page is not a signed-in user's: it has a password field, or offers to sign in but not to sign out. */
export function asksToSignIn({ asksForPassword, offersSignOut, text }: AccountMarkup): boolean {
  return asksForPassword || (!offersSignOut && saysSignIn(text));
}
