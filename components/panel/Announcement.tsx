import { Component } from 'preact';
import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { outstandingLoans } from '../../utils/domain/loan.ts';
import type { LoansView } from '../../utils/domain/panel.ts';
import { hitsAtATime } from '../../utils/domain/search.ts';
import { countWords } from '../shared/count-words.ts';
import { failureTitle } from '../shared/failure-words.ts';
import { searchFailureTitle } from './Search.tsx';
import type { SearchView } from './search-view.ts';

interface Heard {
  /** Of all portals that are searched for the same words. */
  readonly searches: readonly SearchView[];
  readonly loans: LoansView;
  readonly refreshing: boolean;
  readonly today: CalendarDate;
}

/**
 * What the panel says aloud: the outcome of a search or of a refresh that was asked for, each once.
 * The text is emptied when something starts, so that the same outcome is spoken again the next time.
 */
export class Announcement extends Component<Heard, { readonly text: string }> {
  override state = { text: '' };
  #outcome = '';

  override componentDidUpdate({ refreshing }: Heard) {
    const heard = this.props;
    const outcome = searchOutcome(heard.searches);
    if (outcome !== this.#outcome) this.setState({ text: outcome });
    else if (heard.refreshing !== refreshing)
      this.setState({ text: heard.refreshing ? '' : refreshOutcome(heard) });
    this.#outcome = outcome;
  }

  override render() {
    return (
      <p class="sr" role="status">
        {this.state.text}
      </p>
    );
  }
}

/** One sentence for all of them, once none is awaited any more. */
function searchOutcome(searches: readonly SearchView[]): string {
  let [total, shown, longest, terms, failure] = [0, 0, 0, '', ''];
  for (const search of searches) {
    if (search.kind === 'failed') failure ||= searchFailureTitle(search.failure);
    else if (search.kind !== 'found' || search.more === 'loading') return '';
    else {
      if (search.more !== null) return searchFailureTitle(search.more);
      total += search.total;
      shown += search.hits.length;
      longest = Math.max(longest, search.hits.length);
      terms = search.terms;
    }
  }
  if (terms === '') return failure;
  if (total === 0) return message('search_none_title', terms);
  return longest > hitsAtATime
    ? plural('search_shown', shown, String(total))
    : plural('search_announced', total, terms);
}

function refreshOutcome({ loans, today }: Heard): string {
  if (loans.failure !== null) return failureTitle(loans.failure);
  return message('loans_updated', countWords(outstandingLoans(loans.loans, today), today));
}
