import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { type DueMoment, dueMoment } from '../../utils/domain/due-date.ts';
import type { Loan } from '../../utils/domain/loan.ts';
import { DocumentTitle, Facts } from './DocumentTitle.tsx';
import { dayText } from './day-text.ts';
import { Icon } from './Icon.tsx';
import { dueText } from './loan-text.ts';

interface LoanProps {
  readonly loan: Loan;
  readonly today: CalendarDate;
  /** The portal's name, in a list of several portals. */
  readonly place?: string | undefined;
}

/** Each level has its colour, and all but `calm` an icon. */
function urgency(moment: DueMoment): 'late' | 'near' | 'calm' {
  if (moment.kind === 'late') return 'late';
  return moment.kind === 'today' || moment.kind === 'tomorrow' ? 'near' : 'calm';
}

export function LoanItem({ loan, today, place }: LoanProps) {
  const moment = dueMoment(loan, today);
  const level = urgency(moment);
  return (
    <li class={`item ${level}`}>
      <DocumentTitle title={loan.title} address={loan.recordAddress} />
      <p class={`due ${level}`}>
        {level !== 'calm' && <Icon shape={level === 'late' ? 'alert' : 'clock'} />}
        <time dateTime={loan.dueOn ?? undefined}>{dueText(moment, today)}</time>
      </p>
      <Facts of={[loan.callNumber, loan.mediaType, place]} />
    </li>
  );
}

export function ReturnedItem({ loan, today }: LoanProps) {
  return (
    <li class="item">
      <DocumentTitle title={loan.title} address={loan.recordAddress} />
      <p class="facts">
        {loan.returnedOn === null
          ? message('loan_returned')
          : message('loan_returned_on', dayText(loan.returnedOn, today))}
      </p>
    </li>
  );
}
