import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Loan, LoansFailure, LoansReading } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { downFailure, readText } from '../network/answer.ts';
import {
  dateIn,
  type FieldName,
  fieldNamed,
  saysNoBorrower,
  saysNoLoans,
  stateNamed,
} from './account-labels.ts';
import {
  type LabelledRecord,
  type LabelledValue,
  type RecordGroup,
  readAccountMarkup,
} from './account-markup.ts';
import { accountAddress, safeLink } from './addresses.ts';
import type { LoanSourceAdapter, PortalAccess } from './loan-source.ts';

/**
 * Loans from the portal's own page for the person signed in, which the e-sidoc manual describes: current loans, late
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
  const doubt = await access.doubtAboutPage(html.value);
  if (doubt !== null) return fail(doubt);
  const loans = readAccountLoans(html.value, portal.address);
  return loans.ok ? succeed({ source: 'account-page', loans: loans.value, reservations: [] }) : loans;
}

/**
 * The loans in the HTML of an account page. No loans is a success only where the page says so in words: an empty table
 * may be one that a script has yet to fill.
 */
export function readAccountLoans(html: string, portalAddress: string): Result<readonly Loan[], LoansFailure> {
  const page = readAccountMarkup(html);
  if (page === null) return fail({ kind: 'unreadable', detail: 'the account page is nested too deep' });
  const loans = mergeStates(page.groups.map((group) => loansIn(group, portalAddress)));
  if (loans.length > 0) return succeed(loans);
  if (page.asksForPassword) return fail({ kind: 'not-signed-in' });
  if (saysNoBorrower(page.text)) return fail({ kind: 'unknown-borrower' });
  if (saysNoLoans(page.text)) return succeed([]);
  return fail({ kind: 'unreadable', detail: 'no loans that we can read on the account page' });
}

function loansIn({ heading, records }: RecordGroup, portalAddress: string): readonly Loan[] {
  const seen = new Map<string, number>();
  return records.flatMap((record) => {
    const loan = loanOf(record, heading, portalAddress);
    if (loan === null) return [];
    // Two copies of one book, lent on the same day, differ in nothing that the page shows.
    const rank = (seen.get(loan.id) ?? 0) + 1;
    seen.set(loan.id, rank);
    return [rank === 1 ? loan : { ...loan, id: `${loan.id}#${rank}` }];
  });
}

/** Null for what is not a loan: a reservation, or a record without a title or without any of a loan's dates. */
function loanOf(record: LabelledRecord, heading: string, portalAddress: string): Loan | null {
  const fields = fieldsOf(record);
  const text = (name: FieldName) => fields.get(name)?.text || null;
  const title = text('title') ?? (record.firstLink?.text || null);
  const state = stateOf(fields, heading);
  const isDated = (['borrowed', 'due', 'return', 'returned'] as const).some((name) => fields.has(name));
  if (title === null || !isDated || state === 'reserved') return null;
  const link = fields.get('title')?.link ?? record.firstLink?.address ?? null;
  const recordAddress = safeLink(link, portalAddress);
  const borrowedOn = dateOf(fields, 'borrowed');
  return {
    id: [recordAddress === null ? title : new URL(recordAddress).pathname, borrowedOn ?? ''].join(' '),
    title,
    state,
    borrowedOn,
    ...endsOf(fields, state),
    recordAddress,
    callNumber: text('callNumber'),
    support: text('support'),
  };
}

type Fields = ReadonlyMap<FieldName, LabelledValue>;

function fieldsOf({ values }: LabelledRecord): Fields {
  const fields = new Map<FieldName, LabelledValue>();
  for (const value of values) {
    const name = fieldNamed(value.label);
    if (name !== null && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

/** What the loan's own status says, else the heading above it, else its dates. */
function stateOf(fields: Fields, heading: string): Loan['state'] | 'reserved' {
  if (fields.has('reservation')) return 'reserved';
  const told = stateNamed(fields.get('status')?.text ?? '') ?? stateNamed(heading);
  return told ?? (dateOf(fields, 'returned') === null ? 'current' : 'returned');
}

/** A bare "return date" is the day of return for a loan that came back, and the due date for any other. */
function endsOf(fields: Fields, state: Loan['state']): Pick<Loan, 'dueOn' | 'returnedOn'> {
  const bare = dateOf(fields, 'return');
  const dueOn = dateOf(fields, 'due');
  if (state !== 'returned') return { dueOn: dueOn ?? bare, returnedOn: null };
  return { dueOn, returnedOn: dateOf(fields, 'returned') ?? bare };
}

function dateOf(fields: Fields, name: FieldName): CalendarDate | null {
  return dateIn(fields.get(name)?.text ?? '');
}

const precedence = ['late', 'current', 'returned'] as const satisfies readonly Loan['state'][];

/** One list out of several views: a loan that stands in two of them keeps its most urgent state. */
function mergeStates(views: readonly (readonly Loan[])[]): readonly Loan[] {
  const byId = new Map<string, Loan>();
  for (const state of precedence) {
    for (const loan of views.flat()) if (loan.state === state && !byId.has(loan.id)) byId.set(loan.id, loan);
  }
  return [...byId.values()];
}
