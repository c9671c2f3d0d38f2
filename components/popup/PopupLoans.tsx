import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { hasDueDate, mergedLoans, type PortalLoan } from '../../utils/domain/popup.ts';
import { countWords } from '../shared/count-words.ts';
import { LoanItem } from '../shared/LoanItem.tsx';
import { OutLink } from '../shared/OutLink.tsx';
import { useOwnId } from '../shared/own-id.ts';
import { Skeleton, State } from '../shared/State.tsx';
import { CalendarButton } from './CalendarButton.tsx';
import { PortalStatus } from './PortalStatus.tsx';
import { Problem } from './Problem.tsx';
import type { PopupPortal } from './popup-session.ts';
import { portalsToShow } from './portals-to-show.ts';

interface PopupLoansProps {
  readonly portals: readonly PopupPortal[];
  readonly today: CalendarDate;
  readonly now: number;
  onRefresh(portalId: string): void;
  onSaveCalendar(): Promise<boolean>;
}

/** What is wrong at each portal, the loans of all of them in one list, and where they come from. */
export function PopupLoans({ portals, today, now, onRefresh, onSaveCalendar }: PopupLoansProps) {
  if (portals.length === 0) {
    return (
      <State
        icon="none"
        title={message('popup_not_concerned_title')}
        text={message('popup_not_concerned_text')}
      />
    );
  }
  const named = portals.length > 1;
  return (
    <>
      {portals.map(({ portal }) => (
        <Problem key={portal.id} portal={portal} named={named} now={now} onRefresh={onRefresh} />
      ))}
      <ListOrWhyNone portals={portals} today={today} />
      {portalsToShow(portals).some(hasDueDate) && <CalendarButton onSave={onSaveCalendar} />}
      <ul class="origins" aria-label={message('connections_label')}>
        {portals.map((state) => (
          <PortalStatus key={state.portal.id} {...state} named={named} now={now} />
        ))}
      </ul>
    </>
  );
}

function ListOrWhyNone({ portals, today }: Pick<PopupLoansProps, 'portals' | 'today'>) {
  const shown = portalsToShow(portals);
  const loans = mergedLoans(shown, today);
  if (loans.length > 0) return <LoanList loans={loans} today={today} named={portals.length > 1} />;
  const waiting = portals.some(({ portal: { loans } }) => loans.readAt === null && loans.failure === null);
  if (waiting) return <Skeleton label={message('panel_refreshing')} />;
  // "No loan" is only said when every portal has told: a failure says nothing about loans.
  return shown.length === portals.length ? <NoLoan portals={shown} /> : null;
}

interface LoanListProps {
  readonly loans: readonly PortalLoan[];
  readonly today: CalendarDate;
  readonly named: boolean;
}

function LoanList({ loans, today, named }: LoanListProps) {
  const headingId = useOwnId();
  return (
    <>
      <h3 id={headingId}>{countWords(loans, today)}</h3>
      <ul class="list" aria-labelledby={headingId}>
        {loans.map((loan) => (
          <LoanItem
            key={JSON.stringify([loan.portalId, loan.id])}
            loan={loan}
            today={today}
            place={named ? loan.portalName : undefined}
          />
        ))}
      </ul>
    </>
  );
}

function NoLoan({ portals }: { portals: readonly PanelPortal[] }) {
  const [first, second] = portals;
  return (
    <State icon="book" title={message('loans_none_title')} text={message('popup_none_text')}>
      {first !== undefined && second === undefined && (
        <OutLink href={first.homeAddress} class="button">
          {message('action_open_portal')}
        </OutLink>
      )}
    </State>
  );
}
