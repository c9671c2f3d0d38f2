import { useRef } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import { sourceText } from '../shared/loan-text.ts';
import { OutLink } from '../shared/OutLink.tsx';
import { Announcement } from './Announcement.tsx';
import { Loans } from './Loans.tsx';
import { type PanelSession, type PanelView, type PortalState, searchedWith } from './panel-session.ts';
import { Search } from './Search.tsx';
import { SearchForm } from './SearchForm.tsx';

export interface PanelProps {
  readonly session: PanelSession;
  readonly view: PanelView;
  readonly state: PortalState;
  readonly today: CalendarDate;
  /** Milliseconds since 1970; ages are relative to it. */
  readonly now: number;
}

/** One portal: a search field, and the search results or the current user's loans. */
export function Panel({ session, view, state, today, now }: PanelProps) {
  const field = useRef<HTMLInputElement>(null);
  const { portal, search, refreshing } = state;
  const several = view.portals.length > 1;
  const idle = search.kind === 'idle';
  const searched = idle ? [] : searchedWith(view, state);
  const startSearch = (typed: string) => session.search(portal.id, typed);
  const closeSearch = () => {
    const { current } = field;
    if (current) {
      current.value = '';
      current.focus();
    }
    session.closeSearch(portal.id);
  };
  const setEverywhere = (everywhere: boolean) => {
    session.setEverywhere(everywhere);
    if (!idle) startSearch(search.typed);
  };

  return (
    <>
      <SearchForm
        session={session}
        field={field}
        onSearch={startSearch}
        onClose={idle ? null : closeSearch}
      />
      {several && (
        <label class="all">
          <input
            type="checkbox"
            checked={view.everywhere}
            onChange={(event) => setEverywhere(event.currentTarget.checked)}
          />
          {message('everywhere')}
        </label>
      )}
      {idle ? (
        <Loans portal={portal} today={today} now={now} onRefresh={() => session.refresh(portal.id)} />
      ) : (
        <Button class="link" onClick={closeSearch}>
          <Icon shape="back" />
          {message('search_close')}
        </Button>
      )}
      {searched.map((one) => (
        <Search
          key={one.portal.id}
          session={session}
          state={one}
          name={searched.length > 1 ? one.portal.name : null}
          onSearch={startSearch}
        />
      ))}
      <Footer portal={portal} now={now} refreshing={refreshing} linksHome={several} />
      <Announcement
        searches={searched.map((one) => one.search)}
        loans={portal.loans}
        refreshing={refreshing}
        today={today}
      />
    </>
  );
}

interface FooterProps {
  readonly portal: PanelPortal;
  readonly now: number;
  readonly refreshing: boolean;
  readonly linksHome: boolean;
}

function Footer({ portal, now, refreshing, linksHome }: FooterProps) {
  return (
    <footer>
      <OutLink href={portal.accountAddress} class="link">
        {message('panel_account')}
      </OutLink>
      {linksHome && (
        <OutLink href={portal.homeAddress} class="link">
          {message('action_open_portal')}
        </OutLink>
      )}
      <p class="facts">{refreshing ? message('panel_refreshing') : sourceText(portal.loans, now)}</p>
    </footer>
  );
}
