import { message } from '../../utils/browser/i18n.ts';
import { type CalendarDate, daysBetween } from '../../utils/domain/calendar-date.ts';
import type { Reservation } from '../../utils/domain/loan.ts';
import { dayWords } from '../shared/day-words.ts';

/** True while a copy is kept aside for the person, its last day included. */
export function isReady({ availableUntil }: Reservation, today: CalendarDate): boolean {
  return availableUntil !== null && daysBetween(today, availableUntil) >= 0;
}

/** Where a reservation stands: to be fetched, and by when; waited for; or not fetched in time. */
export function reservationWords(reservation: Reservation, today: CalendarDate): string {
  const { availableUntil } = reservation;
  if (availableUntil === null) return message('reservation_waiting');
  if (availableUntil === today) return message('reservation_today');
  const key = isReady(reservation, today) ? 'reservation_ready' : 'reservation_missed';
  return message(key, dayWords(availableUntil, today));
}

/** Null for what is kept aside already, and where the place in the queue is not said. */
export function queueWords({ availableUntil, rank }: Reservation): string | null {
  if (availableUntil !== null || rank === null) return null;
  return rank === 1 ? message('reservation_first') : message('reservation_rank', String(rank));
}
