import { message, plural } from '../../utils/browser/i18n.ts';
import { type CalendarDate, daysBetween } from '../../utils/domain/calendar-date.ts';
import type { Reservation } from '../../utils/domain/loan.ts';
import { DocumentTitle, Facts } from '../shared/DocumentTitle.tsx';
import { dayText } from '../shared/day-text.ts';
import { Icon } from '../shared/Icon.tsx';
import { HeadedList } from './HeadedList.tsx';

interface ReservationsProps {
  readonly reservations: readonly Reservation[];
  readonly today: CalendarDate;
}

/** The user's reservations: those to fetch first, by their last day, then those still waited for. */
export function Reservations({ reservations, today }: ReservationsProps) {
  if (reservations.length === 0) return null;
  return (
    <HeadedList heading={plural('reservations_count', reservations.length)}>
      {reservations.toSorted(byLastDay).map((one) => (
        <ReservationItem key={one.id} reservation={one} today={today} />
      ))}
    </HeadedList>
  );
}

function byLastDay(a: Reservation, b: Reservation): number {
  const day = ({ availableUntil }: Reservation) => availableUntil ?? '9999';
  return day(a).localeCompare(day(b)) || (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0;
}

function ReservationItem({ reservation, today }: { reservation: Reservation; today: CalendarDate }) {
  const { title, recordAddress, mediaType, reservedOn } = reservation;
  const ready = isReady(reservation, today);
  const since = reservedOn && message('reservation_since', dayText(reservedOn, today));
  return (
    <li class="item">
      <DocumentTitle title={title} address={recordAddress} />
      <p class={ready ? 'due near' : 'due'}>
        {ready && <Icon shape="clock" />}
        {reservationText(reservation, today)}
      </p>
      <Facts of={[queueText(reservation), mediaType, since]} />
    </li>
  );
}

/** True while a copy is held for the user, including its last day. */
export function isReady({ availableUntil }: Reservation, today: CalendarDate): boolean {
  return availableUntil !== null && daysBetween(today, availableUntil) >= 0;
}

export function reservationText(reservation: Reservation, today: CalendarDate): string {
  const { availableUntil } = reservation;
  if (availableUntil === null) return message('reservation_waiting');
  if (availableUntil === today) return message('reservation_today');
  const state = isReady(reservation, today) ? 'ready' : 'missed';
  return message(`reservation_${state}`, dayText(availableUntil, today));
}

/** Null for a held copy, and where the rank in the queue is unknown. */
export function queueText({ availableUntil, rank }: Reservation): string | null {
  if (availableUntil !== null || rank === null) return null;
  return rank === 1 ? message('reservation_first') : message('reservation_rank', String(rank));
}
