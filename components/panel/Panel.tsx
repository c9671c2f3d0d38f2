import { Component, createRef } from 'preact';
import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import { Announcement } from './Announcement.tsx';
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
  /** True when the person has other portals beside this one. */
  readonly several: boolean;
}

/** One portal in PRONOTE's home page: a search, and the loans of the person signed in. */
export class Panel extends Component<PanelProps> {
  readonly #field = createRef<HTMLInputElement>();

  readonly #search = (typed: string) => this.props.session.search(this.props.state.portal.id, typed);

  readonly #closeSearch = () => {
    const { current } = this.#field;
    if (current) {
      current.value = '';
      current.focus();
    }
    this.props.session.closeSearch(this.props.state.portal.id);
  };

  override render({ session, state, today, now, several }: PanelProps) {
    const { portal, search, refreshing } = state;
    const idle = search.kind === 'idle';
    const searched = idle ? [] : session.searchedWith(state);
    return (
      <>
        <SearchForm
          session={session}
          field={this.#field}
          onSearch={this.#search}
          onClose={idle ? null : this.#closeSearch}
        />
        {several && <Everywhere session={session} onChange={() => idle || this.#search(search.typed)} />}
        {idle ? (
          <Loans portal={portal} today={today} now={now} onRefresh={() => session.refresh(portal.id)} />
        ) : (
          <Button class="link" onClick={this.#closeSearch}>
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
            onSearch={this.#search}
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
}

/** Whether a search goes to this portal or to all of them. */
function Everywhere({ session, onChange }: { session: PanelSession; onChange: () => void }) {
  return (
    <label class="all">
      <input
        type="checkbox"
        checked={session.everywhere()}
        onChange={(event) => {
          session.setEverywhere(event.currentTarget.checked);
          onChange();
        }}
      />
      {message('everywhere')}
    </label>
  );
}
