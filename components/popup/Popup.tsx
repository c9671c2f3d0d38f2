import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { spokenName } from '../../utils/domain/person.ts';
import { hasDueSoon, mergedLoans, ownerOf } from '../../utils/domain/popup.ts';
import { failureTitle } from '../shared/failure-text.ts';
import { Icon } from '../shared/Icon.tsx';
import { countText } from '../shared/loan-text.ts';
import { Mark } from '../shared/Mark.tsx';
import { NewTabNote } from '../shared/OutLink.tsx';
import { Skeleton, State } from '../shared/State.tsx';
import { NextDue } from './NextDue.tsx';
import { ReminderOffer, SiteOffer } from './Offers.tsx';
import { PopupLoans } from './PopupLoans.tsx';
import { PrivacyMenu, type PrivacyMenuProps } from './PrivacyMenu.tsx';
import { type PopupPortal, type PopupView, visiblePortals } from './popup-session.ts';
import { SearchBox } from './SearchBox.tsx';

export interface PopupProps extends PrivacyMenuProps {
  readonly view: PopupView;
  readonly today: CalendarDate;
  /** Requests everything again, as when the popup opens. */
  onReopen(): void;
  /** Refreshes the loans of all portals, or of one. */
  onRefresh(portalId?: string): void;
  onSettings(): void;
  /** Opens the portal's results page. */
  onSearch(portalId: string, terms: string): void;
  /** Host of a PRONOTE in the current tab on which the panel is not enabled; null without one. */
  readonly site: string | null;
  /** Requires user activation: call synchronously from the click handler. False when the user declines. */
  onAllowSite(host: string): Promise<boolean>;
  /** Whether reminders are offered to a user with a loan due soon. */
  readonly offersReminders: boolean;
  /** Requires user activation: call synchronously from the click handler. False when the user declines. */
  onAcceptReminders(): Promise<boolean>;
  onRefuseReminders(): Promise<void>;
  /** False on failure. */
  onSaveCalendar(): Promise<boolean>;
}

/** The toolbar button's popup: the current user's loans from all portals. */
export function Popup(props: PopupProps) {
  const { view, today, onSettings, site, onAllowSite } = props;
  const announcement = useRefreshOutcome(view, today);
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
        {announcement}
      </p>
      <NewTabNote />
    </>
  );
}

function Offer({ view, today, offersReminders, onAcceptReminders, onRefuseReminders }: PopupProps) {
  if (!offersReminders || view.kind !== 'loans' || !hasDueSoon(visiblePortals(view.portals), today))
    return null;
  return <ReminderOffer onAccept={onAcceptReminders} onRefuse={onRefuseReminders} />;
}

/** The next due date and the search field: what users open the popup for. */
function First({ view, today, onSearch }: PopupProps) {
  if (view.kind !== 'loans' && view.kind !== 'nobody') return null;
  const loans = view.kind === 'loans' ? mergedLoans(visiblePortals(view.portals), today) : [];
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

/** Announcement for screen readers: the outcome of a refresh, once the last portal has answered. */
function useRefreshOutcome(view: PopupView, today: CalendarDate): string {
  const [text, setText] = useState('');
  const portals = view.kind === 'loans' ? view.portals : [];
  const refreshing = portals.some((state) => state.refreshing);
  const before = useRef(refreshing);
  useEffect(() => {
    if (before.current !== refreshing) setText(refreshing ? '' : outcome(portals, today));
    before.current = refreshing;
  });
  return text;
}

function outcome(portals: readonly PopupPortal[], today: CalendarDate): string {
  const failures = portals.map(({ portal }) => portal.loans.failure).filter((failure) => failure !== null);
  const shown = visiblePortals(portals);
  return [
    ...failures.map(failureTitle),
    ...(shown.length > failures.length || failures.length === 0
      ? [message('loans_updated', countText(mergedLoans(shown, today), today))]
      : []),
  ].join('. ');
}
