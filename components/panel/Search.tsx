import type { SearchFailure, SearchResults } from '../../utils/domain/search.ts';
import { searchAddress } from '../../utils/domain/search-address.ts';
import { type MessageKey, message, plural } from '../../utils/platform/i18n.ts';
import { Icon } from '../shared/Icon.tsx';
import { OutLink } from '../shared/OutLink.tsx';
import { RetryButton } from '../shared/RetryButton.tsx';
import { Skeleton, State } from '../shared/State.tsx';
import { HeadedList } from './HeadedList.tsx';
import type { SearchView } from './panel-session.ts';
import { Hit } from './SearchHit.tsx';

type Shown = Exclude<SearchView, { kind: 'idle' }>;

const failures: Record<SearchFailure['kind'], { title: MessageKey; text: MessageKey }> = {
  unreachable: { title: 'failure_unreachable_title', text: 'search_unreachable_text' },
  'too-many-requests': { title: 'search_too_many_title', text: 'search_too_many_text' },
  unreadable: { title: 'search_unreadable_title', text: 'search_unreadable_text' },
};

export function searchFailureTitle(failure: SearchFailure): string {
  return message(failures[failure.kind].title);
}

interface SearchProps {
  readonly search: Shown;
  readonly template: string;
  onSearch(terms: string): void;
  onClose(): void;
}

/** The outcome of a search, in the place of the loans until it is closed. */
export function Search(props: SearchProps) {
  const { search, template, onClose } = props;
  return (
    <div class="results" aria-busy={search.kind === 'loading'}>
      <button type="button" class="link" onClick={onClose}>
        <Icon shape="back" />
        {message('search_close')}
      </button>
      <Outcome {...props} />
      {search.kind !== 'loading' && (
        <OutLink href={searchAddress(template, search.terms)} class="button">
          {message('search_all')}
        </OutLink>
      )}
    </div>
  );
}

function Outcome({ search, onSearch }: SearchProps) {
  if (search.kind === 'loading') return <Skeleton label={message('search_loading')} />;
  if (search.kind === 'failed') {
    const { title, text } = failures[search.failure.kind];
    return (
      <State icon="alert" title={message(title)} text={message(text)}>
        {search.failure.kind !== 'unreadable' && (
          <RetryButton class="link" onRetry={() => onSearch(search.terms)} />
        )}
      </State>
    );
  }
  if (search.results.total === 0) {
    const title = message('search_none_title', search.terms);
    return <State icon="search" title={title} text={message('search_none_text')} />;
  }
  return <Found key={search.terms} results={search.results} />;
}

function Found({ results }: { results: SearchResults }) {
  return (
    <HeadedList heading={plural('search_results', results.total)}>
      {results.hits.map((hit) => (
        <Hit key={hit.recordId} hit={hit} />
      ))}
    </HeadedList>
  );
}
