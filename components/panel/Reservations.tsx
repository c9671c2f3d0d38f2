import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { Reservation } from '../../utils/domain/loan.ts';
import { DocumentTitle, Facts } from '../shared/DocumentTitle.tsx';
import { dayWords } from '../shared/day-words.ts';
import { Icon } from '../shared/Icon.tsx';
import { HeadedList } from './HeadedList.tsx';
import { isReady, queueWords, reservationWords } from './reservation-words.ts';

interface ReservationsProps {
  readonly reservations: readonly Reservation[];
  readonly today: CalendarDate;
}

/** What is kept aside for the person, the first to be fetched first, then what they wait for. */
export function Reservations({ reservations, today }: ReservationsProps) {
  if (reservations.length === 0) return null;
  return (
    <HeadedList heading={plural('reservations_count', reservations.length)}>
      {reservations.toSorted(byTurn).map((one) => (
        <ReservationItem key={one.id} reservation={one} today={today} />
      ))}
    </HeadedList>
  );
}

function byTurn(a: Reservation, b: Reservation): number {
  const day = ({ availableUntil }: Reservation) => availableUntil ?? '9999';
  return day(a).localeCompare(day(b)) || (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0;
}

function ReservationItem({ reservation, today }: { reservation: Reservation; today: CalendarDate }) {
  const { title, recordAddress, mediaType, reservedOn } = reservation;
  const ready = isReady(reservation, today);
  return (
    <li class="item">
      <DocumentTitle title={title} address={recordAddress} />
      <p class={ready ? 'due near' : 'due'}>
        {ready && <Icon shape="clock" />}
        {reservationWords(reservation, today)}
      </p>
      <Facts
        of={[
          queueWords(reservation),
          mediaType,
          reservedOn && message('reservation_since', dayWords(reservedOn, today)),
        ]}
      />
    </li>
  );
}
