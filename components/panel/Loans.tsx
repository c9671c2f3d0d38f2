import { useState } from 'preact/hooks';
import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { type Loan, outstandingLoans } from '../../utils/domain/loan.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { showsLoans } from '../../utils/domain/visible-loans.ts';
import { Button } from '../shared/Button.tsx';
import { Failure, Notice } from '../shared/Failure.tsx';
import { LoanItem, ReturnedItem } from '../shared/LoanItem.tsx';
import { countText } from '../shared/loan-text.ts';
import { OutLink } from '../shared/OutLink.tsx';
import { Skeleton, State } from '../shared/State.tsx';
import { HeadedList } from './HeadedList.tsx';
import { Reservations } from './Reservations.tsx';

interface LoansProps {
  readonly portal: PanelPortal;
  readonly today: CalendarDate;
  readonly now: number;
  onRefresh(): void;
}

/** The loans, or why there are none; with their owner's name where the page also concerns another person. */
export function Loans(props: LoansProps) {
  const { loansOf } = props.portal;
  return (
    <>
      {loansOf !== null && <p class="facts owner">{message('loans_of', loansOf)}</p>}
      <LoansOrReason {...props} />
    </>
  );
}

function LoansOrReason({ portal, today, now, onRefresh }: LoansProps) {
  const { loans, reservations, readAt, failure } = portal.loans;
  if (failure !== null && !showsLoans(portal.loans)) {
    return <Failure portal={portal} failure={failure} onRefresh={onRefresh} />;
  }
  if (readAt === null) return <Skeleton label={message('panel_refreshing')} />;
  return (
    <>
      {failure !== null && (
        <Notice portal={portal} failure={failure} readAt={readAt} now={now} onRefresh={onRefresh} />
      )}
      <Outstanding portal={portal} today={today} />
      <Reservations reservations={reservations} today={today} />
      <Returned loans={loans.filter((loan) => loan.state === 'returned')} today={today} />
    </>
  );
}

function Outstanding({ portal, today }: { portal: PanelPortal; today: CalendarDate }) {
  const outstanding = outstandingLoans(portal.loans.loans, today);
  if (outstanding.length === 0) {
    return (
      <State icon="book" title={message('loans_none_title')} text={message('loans_none_text')}>
        <OutLink href={portal.homeAddress} class="link">
          {message('action_open_portal')}
        </OutLink>
      </State>
    );
  }
  return <LoanList loans={outstanding} today={today} />;
}

/** Fits in PRONOTE's column without pushing the rest of the page out of view. */
const shownAtFirst = 6;

function LoanList({ loans, today }: { loans: readonly Loan[]; today: CalendarDate }) {
  const [all, setAll] = useState(false);
  const shown = all ? loans : loans.slice(0, shownAtFirst);
  const hidden = loans.length - shownAtFirst;
  return (
    <>
      <HeadedList heading={countText(loans, today)} count={shown.length} long={all}>
        {shown.map((loan) => (
          <LoanItem key={loan.id} loan={loan} today={today} />
        ))}
      </HeadedList>
      {hidden > 0 && (
        <Button class="link more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? message('loans_fewer') : plural('loans_more', hidden)}
        </Button>
      )}
    </>
  );
}

function Returned({ loans, today }: { loans: readonly Loan[]; today: CalendarDate }) {
  if (loans.length === 0) return null;
  return (
    <details>
      <summary>{plural('loans_returned', loans.length)}</summary>
      <ul>
        {loans.map((loan) => (
          <ReturnedItem key={loan.id} loan={loan} today={today} />
        ))}
      </ul>
    </details>
  );
}
