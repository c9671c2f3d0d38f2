import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Loan, LoansReading, Reservation } from '../domain/loan.ts';
import {
  type FieldName,
  fieldNamed,
  type RecordState,
  rankIn,
  saysAvailable,
  saysOver,
  saysWaiting,
  stateInHeadings,
  stateInText,
} from './account-labels.ts';
import type { LabelledRecord, LabelledValue, RecordGroup } from './account-markup.ts';
import { safeLink } from './addresses.ts';
import { displayText, findDate } from './portal-text.ts';

/** The fields of one record of the account page. */
interface AccountFields {
  readonly title: string | null;
  readonly recordAddress: string | null;
  /** The state in the record's own status. */
  readonly ownState: RecordState | null;
  /** The state in the headings above the record. */
  readonly headingState: RecordState | null;
  /** Whether there is such a label, with a value or without. */
  has(...names: readonly FieldName[]): boolean;
  text(name: FieldName): string | null;
  date(name: FieldName): CalendarDate | null;
}

/** The loans and reservations in the tables and lists of an account page, each of them once. */
export function readRecords(
  groups: readonly RecordGroup[],
  portalAddress: string,
): Pick<LoansReading, 'loans' | 'reservations'> {
  const views = groups.map(({ headings, records }) =>
    records.map((record) => fieldsOf(record, headings, portalAddress)),
  );
  return {
    loans: mergeLoans(
      views.map((view) =>
        withUniqueIds(view.flatMap((fields) => (isReservation(fields) ? [] : (loanOf(fields) ?? [])))),
      ),
    ),
    reservations: mergeReservations(
      views.map((view) =>
        withUniqueIds(view.flatMap((fields) => (isReservation(fields) ? (reservationOf(fields) ?? []) : []))),
      ),
    ),
  };
}

/** Of several values under one label the first counts. */
function fieldsOf(
  { values, firstLink }: LabelledRecord,
  headings: readonly string[],
  portalAddress: string,
): AccountFields {
  const fields = new Map<FieldName, LabelledValue>();
  for (const value of values) {
    const name = fieldNamed(value.label);
    if (name !== null && !fields.has(name)) fields.set(name, value);
  }
  const text = (name: FieldName) => displayText(fields.get(name)?.text ?? '');
  return {
    title: text('title') ?? displayText(firstLink?.text ?? ''),
    recordAddress: safeLink(fields.get('title')?.link ?? firstLink?.address ?? null, portalAddress),
    ownState: stateInText(text('status') ?? ''),
    headingState: stateInHeadings(headings),
    has: (...names) => names.some((name) => fields.has(name)),
    text,
    date: (name) => findDate(text(name) ?? ''),
  };
}

/** An id that distinguishes the records of a page: its document, and its first day. */
function recordId({ recordAddress, title }: AccountFields, firstDay: CalendarDate | null): string {
  return [recordAddress === null ? title : new URL(recordAddress).pathname, firstDay ?? ''].join(' ');
}

/** Numbers the records of one view that have the same id: two copies of one book. */
function withUniqueIds<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const count = (counts.get(item.id) ?? 0) + 1;
    counts.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}#${count}` };
  });
}

/** Null for a record without a title or without any of a loan's dates. Reservations must be left out before. */
function loanOf(fields: AccountFields): Loan | null {
  const { title, recordAddress } = fields;
  if (title === null || !fields.has('borrowed', 'due', 'return', 'returned')) return null;
  const state = loanState(fields);
  const borrowedOn = fields.date('borrowed');
  return {
    id: recordId(fields, borrowedOn),
    title,
    state,
    borrowedOn,
    ...loanEnd(fields, state),
    recordAddress,
    callNumber: fields.text('callNumber'),
    mediaType: fields.text('mediaType'),
  };
}

/** From the loan's own status, else from the heading above it, else from its dates. */
function loanState({ ownState, headingState, date }: AccountFields): Loan['state'] {
  for (const state of [ownState, headingState]) {
    if (state === 'late' || state === 'current' || state === 'returned') return state;
  }
  return date('returned') === null ? 'current' : 'returned';
}

/** A bare "return date" is the day of return for a returned loan, and the due date for any other. */
function loanEnd({ date }: AccountFields, state: Loan['state']): Pick<Loan, 'dueOn' | 'returnedOn'> {
  const bare = date('return');
  const dueOn = date('due');
  if (state !== 'returned') return { dueOn: dueOn ?? bare, returnedOn: null };
  return { dueOn, returnedOn: date('returned') ?? bare };
}

const precedence = ['late', 'current', 'returned'] as const satisfies readonly Loan['state'][];

/** Merges several views: a loan in two of them has its most urgent state. */
function mergeLoans(views: readonly (readonly Loan[])[]): readonly Loan[] {
  const loans = views.flat();
  const byId = new Map<string, Loan>();
  for (const state of precedence) {
    for (const loan of loans) if (loan.state === state && !byId.has(loan.id)) byId.set(loan.id, loan);
  }
  return [...byId.values()];
}

/**
 * Whether a record is a reservation and not a loan. Its own status counts before the heading above it. A loan has a loan
 * date, even one of a document that another person has reserved.
 */
function isReservation(fields: AccountFields): boolean {
  const { ownState, headingState, date, has } = fields;
  const isLent = date('borrowed') !== null || date('returned') !== null;
  const isUnderReservations = headingState === 'reserved' || headingState === 'reserved-before';
  if (ownState === 'reserved' || ownState === 'reserved-before') return isUnderReservations || !isLent;
  if (isUnderReservations) return ownState === null || !isLent;
  const value = date('reserved') ?? date('until') ?? fields.text('rank');
  // In a table of both, a reservation leaves the loan's columns blank, and a loan the reservation's.
  const hasOnlyReservationLabels = has('reserved', 'rank', 'until') && !has('borrowed', 'returned', 'due');
  return !isLent && ownState === null && (value !== null || hasOnlyReservationLabels);
}

/** Null for a reservation without a title, for one that is over, and for a record of another kind. */
function reservationOf(fields: AccountFields): Reservation | null {
  const { title, recordAddress, ownState, headingState } = fields;
  const status = fields.text('status') ?? '';
  const isOver = [ownState, headingState].includes('reserved-before') || saysOver(status);
  const isOtherKind =
    status !== '' &&
    ownState === null &&
    !saysAvailable(status) &&
    !fields.has('reserved', 'rank', 'until', 'return', 'due');
  // A menu has links with such texts: `Réservations`, `File d’attente`.
  const isMenu = !fields.has('title', 'reserved', 'rank', 'until') && stateInText(title ?? '') !== null;
  if (title === null || isOver || isOtherKind || isMenu) return null;
  const reservedOn = fields.date('reserved');
  return {
    id: recordId(fields, reservedOn),
    title,
    recordAddress,
    mediaType: fields.text('mediaType'),
    reservedOn,
    availableUntil: availableUntil(fields, status),
    rank: rankIn(fields.text('rank') ?? '') ?? rankIn(rankInStatus(status)),
  };
}

/**
 * The last day may be part of the status: `Disponible jusqu’au 30/11/2026`. In the status of a waiting reservation a day
 * has another meaning.
 */
function availableUntil(fields: AccountFields, status: string): CalendarDate | null {
  if (saysWaiting(status)) return null;
  return fields.date('until') ?? (saysAvailable(status) ? findDate(status) : null);
}

/** `2e` of `En attente (2e)`; empty without a rank. */
function rankInStatus(status: string): string {
  return saysWaiting(status) ? (/\(([^()]+)\)/.exec(status)?.[1] ?? '') : '';
}

/** Merges several views: a reservation in two of them has the fields of both. */
function mergeReservations(views: readonly (readonly Reservation[])[]): readonly Reservation[] {
  const byId = new Map<string, Reservation>();
  for (const reservation of views.flat()) {
    const known = byId.get(reservation.id) ?? reservation;
    byId.set(reservation.id, {
      ...known,
      mediaType: known.mediaType ?? reservation.mediaType,
      availableUntil: known.availableUntil ?? reservation.availableUntil,
      rank: known.rank ?? reservation.rank,
    });
  }
  return [...byId.values()];
}
