import { useRef, useState } from 'preact/hooks';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { message } from '../../utils/platform/i18n.ts';
import { useAnnouncement } from './announcement.ts';
import { Footer } from './Footer.tsx';
import { Loans } from './Loans.tsx';
import type { PanelSession, PortalState } from './panel-session.ts';
import { Search } from './Search.tsx';
import { SearchForm } from './SearchForm.tsx';

export interface PanelProps {
  readonly session: PanelSession;
  readonly state: PortalState;
  readonly today: CalendarDate;
  /** Milliseconds since 1970: the age of what is shown is counted from here. */
  readonly now: number;
  /** True when nothing above the panel leads to the portal. */
  readonly linksHome: boolean;
}

/** One portal in PRONOTE's home page: a search, and the loans of the person signed in. */
export function Panel({ session, state, today, now, linksHome }: PanelProps) {
  const { portal, search, refreshing } = state;
  const field = useRef<HTMLInputElement>(null);
  const [hinted, setHinted] = useState(false);
  const said = useAnnouncement({ search, loans: portal.loans, refreshing, today });
  const onSearch = (terms: string) => session.search(portal.id, terms);

  function closeSearch() {
    field.current?.focus();
    session.closeSearch(portal.id);
  }

  return (
    <>
      <SearchForm
        field={field}
        search={search}
        hinted={hinted}
        onHint={setHinted}
        onSearch={onSearch}
        onClose={closeSearch}
      />
      {search.kind === 'idle' ? (
        <Loans portal={portal} today={today} now={now} onRefresh={() => session.refresh(portal.id)} />
      ) : (
        <Search search={search} template={portal.searchTemplate} onSearch={onSearch} onClose={closeSearch} />
      )}
      <Footer portal={portal} now={now} refreshing={refreshing} linksHome={linksHome} />
      <p class="sr" role="status">
        {hinted ? message('search_hint') : said}
      </p>
    </>
  );
}
