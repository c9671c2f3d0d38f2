import { plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { nextReturn } from '../../utils/domain/due-date.ts';
import type { PortalLoan } from '../../utils/domain/popup.ts';
import { Icon } from '../shared/Icon.tsx';
import { lateWords, nextWords } from './next-words.ts';

interface NextDueProps {
  readonly loans: readonly PortalLoan[];
  readonly today: CalendarDate;
}

/** What has to be brought back first, before anything else is said. */
export function NextDue({ loans, today }: NextDueProps) {
  const { late, next } = nextReturn(loans, today);
  if (late === 0 && next === null) return null;
  const [first, second] = next?.loans ?? [];
  return (
    <div class={late > 0 ? 'next late' : 'next'}>
      <Icon shape={late > 0 ? 'alert' : 'clock'} />
      <div>
        {late > 0 && <p>{lateWords(late)}</p>}
        {next !== null && (
          <>
            <p>
              <strong>{nextWords(next.moment, today)}</strong>
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
