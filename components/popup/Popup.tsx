import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { spokenName } from '../../utils/domain/person.ts';
import { hasDueSoon, mergedLoans, ownerOf } from '../../utils/domain/popup.ts';
import { Icon } from '../shared/Icon.tsx';
import { Mark } from '../shared/Mark.tsx';
import { NewTabNote } from '../shared/OutLink.tsx';
import { Skeleton, State } from '../shared/State.tsx';
import { NextDue } from './NextDue.tsx';
import { PopupLoans } from './PopupLoans.tsx';
import { PrivacyMenu, type PrivacyMenuProps } from './PrivacyMenu.tsx';
import type { PopupView } from './popup-session.ts';
import { portalsToShow } from './portals-to-show.ts';
import { ReminderOffer } from './ReminderOffer.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SiteOffer } from './SiteOffer.tsx';
import { useOutcome } from './use-outcome.ts';

export interface PopupProps extends PrivacyMenuProps {
  readonly view: PopupView;
  readonly today: CalendarDate;
  /** Everything is asked for again, as at the opening. */
  onReopen(): void;
  /** The loans are asked for again: at all portals, or at the one that is named. */
  onRefresh(portalId?: string): void;
  onSettings(): void;
  /** Opens the results of a search at a portal. */
  onSearch(portalId: string, terms: string): void;
  /** The PRONOTE in the tab below, where the panel is not switched on; null for none. */
  readonly site: string | null;
  /** Must be called in the very click; false where the person refused. */
  onAllowSite(host: string): Promise<boolean>;
  /** Whether somebody with something due soon is to be asked if they want reminders. */
  readonly offersReminders: boolean;
  /** Must be called in the very click; false where the person refused. */
  onAcceptReminders(): Promise<boolean>;
  onRefuseReminders(): Promise<void>;
  /** False where it failed. */
  onSaveCalendar(): Promise<boolean>;
}

/** Behind the toolbar's button: the loans of the person at the computer, of all portals, in one list. */
export function Popup(props: PopupProps) {
  const { view, today, onSettings, site, onAllowSite } = props;
  const said = useOutcome(view, today);
  return (
    <>
      <PopupHeader {...props} />
      {site !== null && <SiteOffer host={site} onAllow={() => onAllowSite(site)} />}
      <main aria-busy={view.kind === 'loading'}>
        <First {...props} />
        <PopupBody {...props} />
      </main>
      <Offer {...props} />
      <footer>
        <PrivacyMenu {...props} />
        {view.kind !== 'no-portal' && (
          <button type="button" class="link" onClick={onSettings}>
            {message('popup_settings')}
          </button>
        )}
      </footer>
      <p class="sr" role="status">
        {said}
      </p>
      <NewTabNote />
    </>
  );
}

function Offer({ view, today, offersReminders, onAcceptReminders, onRefuseReminders }: PopupProps) {
  if (!offersReminders || view.kind !== 'loans' || !hasDueSoon(portalsToShow(view.portals), today))
    return null;
  return <ReminderOffer onAccept={onAcceptReminders} onRefuse={onRefuseReminders} />;
}

/** What is wanted most often: the next date, and a search. */
function First({ view, today, onSearch }: PopupProps) {
  if (view.kind !== 'loans' && view.kind !== 'nobody') return null;
  const loans = view.kind === 'loans' ? mergedLoans(portalsToShow(view.portals), today) : [];
  const portals = view.kind === 'loans' ? view.portals.map(({ portal }) => portal) : view.portals;
  return (
    <>
      <NextDue loans={loans} today={today} />
      {portals.length > 0 && <SearchBox portals={portals} onSearch={onSearch} />}
    </>
  );
}

function PopupHeader({ view, onRefresh }: PopupProps) {
  const portals = view.kind === 'loans' ? view.portals.map(({ portal }) => portal) : [];
  const owner = view.kind === 'loans' ? ownerOf(view.person, portals) : null;
  return (
    <header>
      <Mark size={36} />
      <div>
        <h1>{message('extension_name')}</h1>
        <h2>{owner === null ? message('popup_title') : message('loans_of', spokenName(owner))}</h2>
      </div>
      {view.kind === 'loans' && portals.length > 0 && (
        <RefreshButton busy={view.portals.some(({ refreshing }) => refreshing)} onRefresh={onRefresh} />
      )}
    </header>
  );
}

function RefreshButton({ busy, onRefresh }: { busy: boolean; onRefresh(): void }) {
  const label = message('popup_refresh');
  return (
    <button
      type="button"
      class={busy ? 'refresh busy' : 'refresh'}
      title={label}
      aria-label={label}
      aria-disabled={busy}
      onClick={busy ? undefined : () => onRefresh()}
    >
      <Icon shape="refresh" />
    </button>
  );
}

function PopupBody(props: PopupProps) {
  const { view, today, now, onReopen, onRefresh, onSettings, onSaveCalendar } = props;
  switch (view.kind) {
    case 'loading':
      return <Skeleton label={message('panel_refreshing')} />;
    case 'nobody':
      return <State icon="book" title={message('popup_nobody_title')} text={message('popup_nobody_text')} />;
    case 'no-portal':
      return (
        <State icon="book" title={message('popup_no_portal_title')} text={message('popup_first_what')}>
          <p class="soft">{message('popup_first_how')}</p>
          <p class="soft">{message('popup_first_safe')}</p>
          <button type="button" class="button" onClick={onSettings}>
            {message('popup_open_settings')}
          </button>
        </State>
      );
    case 'failed':
      return (
        <State
          icon="alert"
          title={message('failure_extension_failed_title')}
          text={message('popup_failed_text')}
        >
          <button type="button" class="button" onClick={onReopen}>
            {message('action_retry')}
          </button>
        </State>
      );
    case 'loans':
      return (
        <PopupLoans
          portals={view.portals}
          today={today}
          now={now}
          onRefresh={onRefresh}
          onSaveCalendar={onSaveCalendar}
        />
      );
  }
}
