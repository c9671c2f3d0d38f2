import { z } from 'zod';
import type { Loan, LoansFailure, LoansReading } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { downFailure, parseJson, readText } from '../http/http.ts';
import { readAccountMarkup } from './account-markup.ts';
import { asksToSignIn } from './account-page.ts';
import { gatewayAddress, safeLink } from './addresses.ts';
import type { LoanSourceAdapter, PortalAccess } from './loan-source.ts';
import { displayText, findDate } from './portal-text.ts';
import { WireCount, WireText, wireEntries } from './wire.ts';

/**
 * Loans from a school's or an académie's gateway that implements the partner loans contract for the user's own token:
 * `GET {gateway}/{RNE}/{IDENTITE_ENT}`. The contract itself is between servers (GIP-RECIA/esidoc-api,
 * edificeio/entcore): its client secret must not be in a browser.
 */
export const loansApi: LoanSourceAdapter = {
  source: 'loans-api',
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
  const loans = readLoansResponse(body.value, portal.address);
  return loans.ok ? succeed({ source: 'loans-api', loans: loans.value, reservations: [] }) : loans;
}

/** A gateway behind a sign-on may return the sign-in page with status 200. */
function isSignInPage(text: string): boolean {
  const page = /^\s*</.test(text) ? readAccountMarkup(text) : null;
  return page !== null && asksToSignIn(page);
}

/** Null without an identity, and for the path segments "." and "..", which would change the address. */
function loansAddress(portal: Portal, identity: string | null): string | null {
  if (identity === null || /^\.{0,2}$/.test(identity)) return null;
  return gatewayAddress(portal, encodeURIComponent(identity));
}

function refusalOf(response: Response, now: number): LoansFailure | null {
  if (response.ok) return null;
  const down = downFailure(response, now);
  if (down !== null) return down;
  if (response.status === 401) return { kind: 'not-signed-in' };
  if (response.status === 403) return { kind: 'not-allowed' };
  // The contract's status for a borrower whom the school does not know (edificeio/entcore).
  if (response.status === 404) return { kind: 'unknown-borrower' };
  return { kind: 'unreadable', detail: `loans: status ${response.status}` };
}

/** A date of the contract, `2025-09-29`, or in any format that a portal's page may have; null for another text. */
const WireDate = WireText.transform((text) => (text === null ? null : findDate(text)));
const DisplayText = WireText.transform((text) => (text === null ? null : displayText(text)));

/** One loan of the partner contract (GIP-RECIA/esidoc-api, `ItemContent`). */
const ContractLoan = z.object({
  exemplaire: DisplayText,
  date_emprunt: WireDate,
  date_retour: WireDate,
  permalien: WireText,
  titre: DisplayText,
  cote: DisplayText,
  support: DisplayText,
  notice_id: DisplayText,
});
type ContractLoan = z.infer<typeof ContractLoan>;

/** An empty object is sent as `[]` (edificeio/entcore, `EsidocUtils.parseLoansResponse`). */
function orEmptyArray<Shape extends z.ZodType>(shape: Shape) {
  return z.union([shape, z.array(z.never()).transform(() => null)]);
}

/** Longer than any known id, and short enough for a database key. */
const maxIdLength = 100;

const Counts = z.object({ en_cours: WireCount, en_retard: WireCount }).nullable().catch(null);
const Bucket = wireEntries(ContractLoan);
const Buckets = z.object({ en_retard: Bucket, en_cours: Bucket, historique: Bucket.default([]) });
const Body = orEmptyArray(
  z.object({ prets: orEmptyArray(z.object({ compteur: Counts, items: orEmptyArray(Buckets) })) }),
);

const emptyBuckets: z.infer<typeof Buckets> = { en_retard: [], en_cours: [], historique: [] };

/**
 * Reads the loans of the partner contract: each bucket is an object keyed by loan id, or `[]`. A body of `[]` means no
 * loans (as in edificeio/entcore): for an unknown borrower the status is 404.
 */
export function readLoansResponse(
  body: unknown,
  portalAddress: string,
): Result<readonly Loan[], LoansFailure> {
  const answer = Body.safeParse(body);
  if (!answer.success) return unreadable('the loans answer has another shape');
  const {
    en_retard: late,
    en_cours: current,
    historique: returned,
  } = answer.data?.prets?.items ?? emptyBuckets;
  const counts = answer.data?.prets?.compteur;
  const announced = (counts?.en_cours ?? 0) + (counts?.en_retard ?? 0);
  if (announced > 0 && late.length + current.length === 0)
    return unreadable('loans are counted but not listed');
  const loans = [
    ...late.map(({ key, value }) => loanOf(key, value, 'late', portalAddress)),
    ...current.map(({ key, value }) => loanOf(key, value, 'current', portalAddress)),
    ...returned.map(({ key, value }) => loanOf(key, value, 'returned', portalAddress)),
  ];
  return succeed(withUniqueIds(loans));
}

/**
 * A loan in two buckets has the first state: late before current before returned. Different loans with the same id get
 * ids of their own.
 */
function withUniqueIds(loans: readonly Loan[]): readonly Loan[] {
  const byId = new Map<string, Loan>();
  for (const loan of loans) {
    const known = byId.get(loan.id);
    const isOther =
      known !== undefined && (known.title !== loan.title || known.borrowedOn !== loan.borrowedOn);
    const id = isOther ? `${loan.id} ${loan.title} ${loan.borrowedOn ?? ''}` : loan.id;
    if (!byId.has(id)) byId.set(id, { ...loan, id });
  }
  return [...byId.values()];
}

function loanOf(key: string | null, item: ContractLoan, state: Loan['state'], portalAddress: string): Loan {
  const { exemplaire, notice_id, date_emprunt, date_retour, titre, cote, support } = item;
  // In a list without keys the position of a loan changes; its copy and its loan date do not.
  const ownId = [exemplaire ?? notice_id ?? titre ?? '', date_emprunt ?? ''].join('-');
  return {
    id: key !== null && isLoanId(key) ? key : ownId,
    // A loan must be returned even when its title is missing.
    title: titre ?? cote ?? support ?? 'Document',
    state,
    borrowedOn: date_emprunt,
    // The history has one date besides the loan date: assumed to be the day of return.
    dueOn: state === 'returned' ? null : date_retour,
    returnedOn: state === 'returned' ? date_retour : null,
    recordAddress: safeLink(item.permalien, portalAddress),
    callNumber: cote,
    mediaType: support,
  };
}

/**
 * Whether a key is an id such as `l_2275c9f95b9fc`. PHP encodes a list with gaps as an object too, whose keys are
 * positions, the same in each bucket.
 */
function isLoanId(key: string): boolean {
  return !/^\d{0,4}$/.test(key) && key.length <= maxIdLength;
}

function unreadable(detail: string): Result<never, LoansFailure> {
  return fail({ kind: 'unreadable', detail });
}
