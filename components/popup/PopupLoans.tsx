import { useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { hasDueDate, mergedLoans, type PortalLoan } from '../../utils/domain/popup.ts';
import { showsLoans } from '../../utils/domain/visible-loans.ts';
import { Failure, Notice } from '../shared/Failure.tsx';
import { LoanItem } from '../shared/LoanItem.tsx';
import { countText } from '../shared/loan-text.ts';
import { OutLink } from '../shared/OutLink.tsx';
import { useOwnId } from '../shared/own-id.ts';
import { Skeleton, State } from '../shared/State.tsx';
import { PortalStatus } from './PortalStatus.tsx';
import { type PopupPortal, visiblePortals } from './popup-session.ts';

interface PopupLoansProps {
  readonly portals: readonly PopupPortal[];
  readonly today: CalendarDate;
  readonly now: number;
  onRefresh(portalId: string): void;
  /** False on failure. */
  onSaveCalendar(): Promise<boolean>;
}

/** The failures of all portals, their loans in one list, and the state of each portal. */
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
      <ListOrReason portals={portals} today={today} />
      {visiblePortals(portals).some(hasDueDate) && <CalendarButton onSave={onSaveCalendar} />}
      <ul class="origins" aria-label={message('connections_label')}>
        {portals.map((state) => (
          <PortalStatus key={state.portal.id} {...state} named={named} now={now} />
        ))}
      </ul>
    </>
  );
}

function ListOrReason({ portals, today }: Pick<PopupLoansProps, 'portals' | 'today'>) {
  const shown = visiblePortals(portals);
  const loans = mergedLoans(shown, today);
  if (loans.length > 0) return <LoanList loans={loans} today={today} named={portals.length > 1} />;
  const waiting = portals.some(({ portal: { loans } }) => loans.readAt === null && loans.failure === null);
  if (waiting) return <Skeleton label={message('panel_refreshing')} />;
  // "No loans" requires an answer from every portal: a failure says nothing about loans.
  return shown.length === portals.length ? <NoLoan portals={shown} /> : null;
}

interface ProblemProps extends Pick<PopupLoansProps, 'now' | 'onRefresh'> {
  readonly portal: PanelPortal;
  /** Whether the portal's name is shown, as among several portals. */
  readonly named: boolean;
}

/** A portal's failure: one line when its loans are still shown, else the whole explanation. */
function Problem({ portal, named, now, onRefresh }: ProblemProps) {
  const { failure, readAt } = portal.loans;
  if (failure === null) return null;
  const refresh = () => onRefresh(portal.id);
  return (
    <section class={named ? 'problem named' : 'problem'}>
      {named && <bdi class="whose">{portal.name}</bdi>}
      {readAt !== null && showsLoans(portal.loans) ? (
        <Notice portal={portal} failure={failure} readAt={readAt} now={now} onRefresh={refresh} />
      ) : (
        <Failure portal={portal} failure={failure} onRefresh={refresh} />
      )}
    </section>
  );
}

/** Saves all due dates as a calendar file. */
function CalendarButton({ onSave }: { onSave(): Promise<boolean> }) {
  const [saved, setSaved] = useState<boolean | null>(null);
  return (
    <div class="calendar">
      <button type="button" class="link" onClick={() => void onSave().then(setSaved)}>
        {message('calendar_add')}
      </button>
      <p role="status" class="facts">
        {saved !== null && message(saved ? 'calendar_saved' : 'calendar_failed')}
      </p>
    </div>
  );
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
      <h3 id={headingId}>{countText(loans, today)}</h3>
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
