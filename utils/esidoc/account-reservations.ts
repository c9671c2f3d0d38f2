import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Reservation } from '../domain/loan.ts';
import { type AccountFields, recordKey } from './account-fields.ts';
import { rankIn, saysKept, saysOver, saysWaiting, stateNamed } from './account-labels.ts';
import { dateIn } from './loan-date.ts';

/**
 * Whether a record is a reservation and not a loan. The record's own words count before the heading above it: a loan
 * has a day on which it was lent, even one that somebody else has reserved.
 */
export function isReservation(fields: AccountFields): boolean {
  const { told, under, date, has } = fields;
  const isLent = date('borrowed') !== null || date('returned') !== null;
  const isReserved = under === 'reserved' || under === 'reserved-before';
  if (told === 'reserved' || told === 'reserved-before') return isReserved || !isLent;
  if (isReserved) return told === null || !isLent;
  const asked = date('reserved') ?? date('until') ?? fields.text('rank');
  // In a table of both, a reservation leaves the loan's columns blank, and a loan the reservation's.
  const isAskedOnly = has('reserved', 'rank', 'until') && !has('borrowed', 'returned', 'due');
  return !isLent && told === null && (asked !== null || isAskedOnly);
}

/** Null for a reservation without a title, for one that is over, and for what its status makes something else. */
export function reservationOf(fields: AccountFields): Reservation | null {
  const { title, recordAddress, told, under } = fields;
  const status = fields.text('status') ?? '';
  const isOver = [told, under].includes('reserved-before') || saysOver(status);
  const isSomethingElse =
    status !== '' &&
    told === null &&
    !saysKept(status) &&
    !fields.has('reserved', 'rank', 'until', 'return', 'due');
  // A menu has such words as links: `Réservations`, `File d’attente`.
  const isMenu = !fields.has('title', 'reserved', 'rank', 'until') && stateNamed(title ?? '') !== null;
  if (title === null || isOver || isSomethingElse || isMenu) return null;
  const reservedOn = fields.date('reserved');
  return {
    id: recordKey(fields, reservedOn),
    title,
    recordAddress,
    support: fields.text('support'),
    reservedOn,
    availableUntil: keptUntil(fields, status),
    rank: rankIn(fields.text('rank') ?? '') ?? rankIn(rankWords(status)),
  };
}

/** The last day may stand in the status: `Disponible jusqu’au 30/11/2026`. A day told to who waits is another day. */
function keptUntil(fields: AccountFields, status: string): CalendarDate | null {
  if (saysWaiting(status)) return null;
  return fields.date('until') ?? (saysKept(status) ? dateIn(status) : null);
}

/** `2e` of `En attente (2e)`. */
function rankWords(status: string): string {
  return saysWaiting(status) ? (/\(([^()]+)\)/.exec(status)?.[1] ?? '') : '';
}

/** One list out of several views: a reservation that stands in two of them is told by both. */
export function mergeReservations(views: readonly (readonly Reservation[])[]): readonly Reservation[] {
  const byId = new Map<string, Reservation>();
  for (const reservation of views.flat()) {
    const known = byId.get(reservation.id);
    byId.set(reservation.id, known === undefined ? reservation : completed(known, reservation));
  }
  return [...byId.values()];
}

function completed(one: Reservation, other: Reservation): Reservation {
  return {
    ...one,
    support: one.support ?? other.support,
    availableUntil: one.availableUntil ?? other.availableUntil,
    rank: one.rank ?? other.rank,
  };
}
