import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { outstandingLoans } from '../../utils/domain/loan.ts';
import type { LoansView } from '../../utils/domain/panel.ts';
import { hitsAtATime } from '../../utils/domain/search.ts';
import { failureTitle } from '../shared/failure-text.ts';
import { countText } from '../shared/loan-text.ts';
import { searchFailureTitle } from './Search.tsx';
import type { SearchView } from './search-view.ts';

interface AnnouncementProps {
  /** The searches of all portals that were searched together. */
  readonly searches: readonly SearchView[];
  readonly loans: LoansView;
  readonly refreshing: boolean;
  readonly today: CalendarDate;
}

/**
 * Announces the outcome of a search or of a refresh to screen readers. The text is emptied when a request starts, so
 * that the same outcome is announced again after the next one.
 */
export function Announcement({ searches, loans, refreshing, today }: AnnouncementProps) {
  const [text, setText] = useState('');
  const outcome = searchOutcome(searches);
  const before = useRef({ outcome, refreshing });
  useLayoutEffect(() => {
    if (outcome !== before.current.outcome) setText(outcome);
    else if (refreshing !== before.current.refreshing)
      setText(refreshing ? '' : refreshOutcome(loans, today));
    before.current = { outcome, refreshing };
  });
  return (
    <p class="sr" role="status">
      {text}
    </p>
  );
}

/** One sentence for all searches; empty while one of them is pending. */
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

function refreshOutcome({ loans, failure }: LoansView, today: CalendarDate): string {
  if (failure !== null) return failureTitle(failure);
  return message('loans_updated', countText(outstandingLoans(loans, today), today));
}
