import { message, plural } from '../../utils/browser/i18n.ts';
import type { SearchFailure } from '../../utils/domain/search.ts';
import { snakeCase } from '../../utils/domain/snake-case.ts';
import { Button, RetryButton } from '../shared/Button.tsx';
import { OutLink } from '../shared/OutLink.tsx';
import { Skeleton, State } from '../shared/State.tsx';
import { HeadedList } from './HeadedList.tsx';
import type { PanelSession, PortalState } from './panel-session.ts';
import { SearchHit } from './SearchHit.tsx';
import { type FoundView, hasMore, type SearchView } from './search-view.ts';

export function searchFailureTitle({ kind }: SearchFailure): string {
  return message(kind === 'unreachable' ? 'failure_unreachable_title' : `search_${snakeCase(kind)}_title`);
}

interface SearchProps {
  readonly session: PanelSession;
  readonly state: PortalState;
  /** The portal's name when several were searched, else null. */
  readonly name: string | null;
  onSearch(typed: string): void;
}

/** The outcome of a search in one portal, with a link to all results there. */
export function Search({ session, state, name, onSearch }: SearchProps) {
  const { portal, search } = state;
  if (search.kind === 'idle') return null;
  return (
    <div class="results" aria-busy={search.kind === 'loading'}>
      {name !== null && (
        <h3>
          <bdi>{name}</bdi>
        </h3>
      )}
      {search.kind === 'found' && search.total > 0 ? (
        <Found
          key={search.terms}
          search={search}
          session={session}
          onMore={() => session.searchMore(portal.id)}
        />
      ) : (
        <Outcome search={search} onSearch={onSearch} />
      )}
      {search.kind !== 'loading' && (
        <OutLink href={search.address} class="button">
          {message('search_all')}
        </OutLink>
      )}
    </div>
  );
}

interface OutcomeProps extends Pick<SearchProps, 'onSearch'> {
  readonly search: Exclude<SearchView, { kind: 'idle' }>;
}

function Outcome({ search, onSearch }: OutcomeProps) {
  if (search.kind === 'loading') return <Skeleton label={message('search_loading')} />;
  if (search.kind === 'found') {
    const title = message('search_none_title', search.terms);
    return <State icon="search" title={title} text={message('search_none_text')} />;
  }
  const { opened, failure } = search;
  const text = message(opened ? 'search_opened_text' : `search_${snakeCase(failure.kind)}_text`);
  return (
    <State icon="alert" title={searchFailureTitle(failure)} text={text}>
      {failure.kind !== 'unreadable' && <RetryButton class="link" onRetry={() => onSearch(search.typed)} />}
    </State>
  );
}

interface FoundProps {
  readonly search: FoundView;
  readonly session: PanelSession;
  onMore(): void;
}

function Found({ search, session, onMore }: FoundProps) {
  const { total, hits, more } = search;
  const loading = more === 'loading';
  return (
    <>
      <HeadedList heading={plural('search_results', total)} count={hits.length}>
        {hits.map((hit) => (
          <SearchHit key={hit.recordId} hit={hit} loadCover={session.cover} />
        ))}
      </HeadedList>
      {more !== null && !loading && <p class="notice">{searchFailureTitle(more)}</p>}
      {hasMore(search) && (
        <Button class="link more" aria-disabled={loading} onClick={onMore}>
          {message(loading ? 'search_loading' : 'search_more')}
        </Button>
      )}
    </>
  );
}
