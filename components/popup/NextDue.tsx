import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { nextReturn, type UpcomingDue } from '../../utils/domain/due-date.ts';
import type { PortalLoan } from '../../utils/domain/popup.ts';
import { dayText } from '../shared/day-text.ts';
import { Icon } from '../shared/Icon.tsx';

interface NextDueProps {
  readonly loans: readonly PortalLoan[];
  readonly today: CalendarDate;
}

/** The number of late loans and the next due date. */
export function NextDue({ loans, today }: NextDueProps) {
  const { late, next } = nextReturn(loans, today);
  if (late === 0 && next === null) return null;
  const [first, second] = next?.loans ?? [];
  return (
    <div class={late > 0 ? 'next late' : 'next'}>
      <Icon shape={late > 0 ? 'alert' : 'clock'} />
      <div>
        {late > 0 && <p>{`${plural('popup_next_late', late)}. ${message('popup_next_late_text')}`}</p>}
        {next !== null && (
          <>
            <p>
              <strong>{nextText(next.moment, today)}</strong>
            </p>
            <p>
              {second === undefined ? (
                <bdi>{first?.title}</bdi>
              ) : (
                plural('popup_next_count', next.loans.length)
              )}
            </p>
          </>
        )}
      </div>
    </div>
  );
}

function nextText(moment: UpcomingDue, today: CalendarDate): string {
  switch (moment.kind) {
    case 'soon':
      return message('popup_next_soon', String(moment.days), dayText(moment.date, today));
    case 'later':
      return message('popup_next_later', dayText(moment.date, today));
    default:
      return message(`popup_next_${moment.kind}`);
  }
}
