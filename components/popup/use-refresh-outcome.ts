import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { mergedLoans } from '../../utils/domain/popup.ts';
import { failureTitle } from '../shared/failure-text.ts';
import { countText } from '../shared/loan-text.ts';
import { type PopupPortal, type PopupView, visiblePortals } from './popup-session.ts';

/** Announcement for screen readers: the outcome of a refresh, once the last portal has answered. */
export function useRefreshOutcome(view: PopupView, today: CalendarDate): string {
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
