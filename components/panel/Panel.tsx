import { useId, useRef, useState } from 'preact/hooks';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { message } from '../../utils/platform/i18n.ts';
import { Icon } from '../shared/Icon.tsx';
import { NewTabNote, OutLink } from '../shared/OutLink.tsx';
import { useAnnouncement } from './announcement.ts';
import { Footer } from './Footer.tsx';
import { Loans } from './Loans.tsx';
import type { SearchView } from './panel-session.ts';
import { Search } from './Search.tsx';
import { SearchForm } from './SearchForm.tsx';

export interface PanelProps {
  readonly portal: PanelPortal;
  readonly today: CalendarDate;
  /** Milliseconds since 1970: the age of what is shown is counted from here. */
  readonly now: number;
  /** True while the loans are being asked for. */
  readonly refreshing: boolean;
  readonly search: SearchView;
  onSearch(terms: string): void;
  onCloseSearch(): void;
  onRefresh(): void;
}

/** One portal in PRONOTE's home page: its name, a search, and the loans of the person signed in. */
export function Panel(props: PanelProps) {
  const { portal, search, refreshing, today, now } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [hinted, setHinted] = useState(false);
  const said = useAnnouncement({ search, loans: portal.loans, refreshing, today });

  function closeSearch() {
    field.current?.focus();
    props.onCloseSearch();
  }

  return (
    <NewTabNote value={`${id}tab`}>
      <section class="card" aria-labelledby={`${id}name`}>
        <PanelHeader {...props} id={id} />
        <SearchForm
          field={field}
          search={search}
          hinted={hinted}
          onHint={setHinted}
          onSearch={props.onSearch}
          onClose={closeSearch}
        />
        <div class="body">
          {search.kind === 'idle' ? (
            <Loans portal={portal} today={today} now={now} onRefresh={props.onRefresh} />
          ) : (
            <Search
              search={search}
              template={portal.searchTemplate}
              onSearch={props.onSearch}
              onClose={closeSearch}
            />
          )}
        </div>
        <Footer portal={portal} now={now} refreshing={refreshing} />
        <p class="sr" role="status">
          {hinted ? message('search_hint') : said}
        </p>
        <p id={`${id}tab`} hidden>
          {message('panel_new_tab')}
        </p>
      </section>
    </NewTabNote>
  );
}

function PanelHeader({ id, portal, refreshing, onRefresh }: PanelProps & { id: string }) {
  const label = message('panel_refresh');
  return (
    <header>
      <h2 id={`${id}name`}>
        <OutLink href={portal.homeAddress} title={portal.description}>
          <bdi>{portal.name}</bdi>
        </OutLink>
      </h2>
      <button
        type="button"
        class={refreshing ? 'refresh busy' : 'refresh'}
        title={label}
        aria-label={label}
        aria-disabled={refreshing}
        onClick={refreshing ? undefined : onRefresh}
      >
        <Icon shape="refresh" />
      </button>
    </header>
  );
}
