import type { Loan } from '../domain/loan.ts';
import { type AccountFields, recordKey } from './account-fields.ts';

/** Null for a record without a title or without any of a loan's dates. Whoever asks has left reservations out. */
export function loanOf(fields: AccountFields): Loan | null {
  const { title, recordAddress } = fields;
  if (title === null || !fields.has('borrowed', 'due', 'return', 'returned')) return null;
  const state = stateOf(fields);
  const borrowedOn = fields.date('borrowed');
  return {
    id: recordKey(fields, borrowedOn),
    title,
    state,
    borrowedOn,
    ...endsOf(fields, state),
    recordAddress,
    callNumber: fields.text('callNumber'),
    support: fields.text('support'),
  };
}

/** What the loan's own status says, else the heading above it, else its dates. */
function stateOf({ told, under, date }: AccountFields): Loan['state'] {
  for (const state of [told, under]) {
    if (state === 'late' || state === 'current' || state === 'returned') return state;
  }
  return date('returned') === null ? 'current' : 'returned';
}

/** A bare "return date" is the day of return for a loan that came back, and the due date for any other. */
function endsOf({ date }: AccountFields, state: Loan['state']): Pick<Loan, 'dueOn' | 'returnedOn'> {
  const bare = date('return');
  const dueOn = date('due');
  if (state !== 'returned') return { dueOn: dueOn ?? bare, returnedOn: null };
  return { dueOn, returnedOn: date('returned') ?? bare };
}

const precedence = ['late', 'current', 'returned'] as const satisfies readonly Loan['state'][];

/** One list out of several views: a loan that stands in two of them keeps its most urgent state. */
export function mergeLoans(views: readonly (readonly Loan[])[]): readonly Loan[] {
  const loans = views.flat();
  const byId = new Map<string, Loan>();
  for (const state of precedence) {
    for (const loan of loans) if (loan.state === state && !byId.has(loan.id)) byId.set(loan.id, loan);
  }
  return [...byId.values()];
}
