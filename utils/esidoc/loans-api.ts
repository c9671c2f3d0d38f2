import type { LoansFailure, LoansReading } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { downFailure, parseJson, readText } from '../http/http.ts';
import { readAccountMarkup } from './account-markup.ts';
import { asksToSignIn } from './account-page.ts';
import type { LoanSourceAdapter, PortalAccess } from './loan-source.ts';
import { readLoansAnswer } from './loans-answer.ts';

/**
 * Loans from a school's or an académie's gateway that answers the partner loans contract to the user's own token:
 * `GET {gateway}/{RNE}/{IDENTITE_ENT}`. The contract itself is between servers (GIP-RECIA/esidoc-api,
 * edificeio/entcore): its client secret is an editor's, and no browser may hold it.
 */
export const loansApi: LoanSourceAdapter = {
  source: 'loans-api',
  worksFor: (portal) => portal.loansApi !== null,
  read: readLoansApi,
};

async function readLoansApi(
  access: PortalAccess,
  portal: Portal,
): Promise<Result<LoansReading, LoansFailure>> {
  const address = loansAddress(portal, access.identity);
  if (address === null) return fail({ kind: 'not-linked' });
  const response = await access.fetch(address, { accept: 'application/json' });
  if (!response.ok) return response;
  const refusal = refusalOf(response.value, access.now());
  if (refusal !== null) return fail(refusal);
  const text = await readText(response.value);
  if (!text.ok) return text;
  const body = parseJson(text.value);
  if (!body.ok) return isSignInPage(text.value) ? fail({ kind: 'not-signed-in' }) : body;
  const loans = readLoansAnswer(body.value, portal.address);
  return loans.ok ? succeed({ source: 'loans-api', loans: loans.value, reservations: [] }) : loans;
}

/** A gateway behind a sign-on may show its page with status 200. */
function isSignInPage(text: string): boolean {
  const page = /^\s*</.test(text) ? readAccountMarkup(text) : null;
  return page !== null && asksToSignIn(page);
}

/** Null when the person has no identity to ask for; "." and ".." would lead elsewhere on the gateway. */
function loansAddress(portal: Portal, identity: string | null): string | null {
  if (portal.loansApi === null || identity === null || /^\.{0,2}$/.test(identity)) return null;
  return `${portal.loansApi.replace(/\/+$/, '')}/${portal.rne}/${encodeURIComponent(identity)}`;
}

function refusalOf(response: Response, now: number): LoansFailure | null {
  if (response.ok) return null;
  const down = downFailure(response, now);
  if (down !== null) return down;
  if (response.status === 401) return { kind: 'not-signed-in' };
  if (response.status === 403) return { kind: 'not-allowed' };
  // The contract's word for a borrower whom this school does not know (edificeio/entcore).
  if (response.status === 404) return { kind: 'unknown-borrower' };
  return { kind: 'unreadable', detail: `loans: status ${response.status}` };
}
