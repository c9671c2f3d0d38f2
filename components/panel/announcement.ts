import { useEffect, useRef, useState } from 'preact/hooks';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { outstandingLoans } from '../../utils/domain/loan.ts';
import type { LoansView } from '../../utils/domain/panel.ts';
import { message, plural } from '../../utils/platform/i18n.ts';
import { countWords } from '../shared/count-words.ts';
import { failureTitle } from '../shared/failure-words.ts';
import type { SearchView } from './panel-session.ts';
import { searchFailureTitle } from './Search.tsx';

interface Heard {
  readonly search: SearchView;
  readonly loans: LoansView;
  readonly refreshing: boolean;
  readonly today: CalendarDate;
}

/**
 * What the panel says aloud: the outcome of a search or of a refresh that was asked for, each once.
 * The text is emptied when something starts, so that the same outcome is spoken again the next time.
 */
export function useAnnouncement(heard: Heard): string {
  const [text, setText] = useState('');
  const before = useRef(heard);
  useEffect(() => {
    const last = before.current;
    before.current = heard;
    if (heard.search !== last.search) setText(searchOutcome(heard.search));
    else if (heard.refreshing !== last.refreshing) setText(heard.refreshing ? '' : refreshOutcome(heard));
  });
  return text;
}

function searchOutcome(search: SearchView): string {
  if (search.kind === 'failed') return searchFailureTitle(search.failure);
  if (search.kind !== 'found') return '';
  return search.results.total === 0
    ? message('search_none_title', search.terms)
    : plural('search_announced', search.results.total, search.terms);
}

function refreshOutcome({ loans, today }: Heard): string {
  if (loans.failure !== null) return failureTitle(loans.failure);
  return message('loans_updated', countWords(outstandingLoans(loans.loans, today), today));
}
