import type { TargetedKeyboardEvent } from 'preact';
import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { LoansView } from '../../utils/domain/panel.ts';
import { showsLoans } from '../../utils/domain/visible-loans.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import { lateCount } from '../shared/loan-text.ts';
import type { PortalState } from './panel-session.ts';

interface TabsProps {
  /** Prefix of the ids of tabs and tab panels. */
  readonly id: string;
  readonly states: readonly PortalState[];
  readonly chosen: PortalState;
  readonly today: CalendarDate;
  onChoose(portalId: string): void;
}

/** A tab for each portal, selected when focused: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/. */
export function Tabs({ id, states, chosen, today, onChoose }: TabsProps) {
  function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>) {
    const index = tabAfter(event, states.indexOf(chosen), states.length);
    const next = states[index];
    const tab = event.currentTarget.children[index];
    if (next === undefined || !(tab instanceof HTMLElement)) return;
    event.preventDefault();
    onChoose(next.portal.id);
    tab.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={message('portals_title')} onKeyDown={onKeyDown}>
      {states.map((state, index) => (
        <Button
          key={state.portal.id}
          class="tab"
          role="tab"
          id={`${id}tab${index}`}
          aria-controls={`${id}panel${index}`}
          aria-selected={state === chosen}
          tabIndex={state === chosen ? 0 : -1}
          title={`${state.portal.name}\n${state.portal.description}`.trim()}
          onClick={() => onChoose(state.portal.id)}
        >
          <bdi class="clamp">{state.portal.name}</bdi>
          <Late loans={state.portal.loans} today={today} />
        </Button>
      ))}
    </div>
  );
}

/** Index of the tab that a key selects; -1 for other keys and browser shortcuts. */
function tabAfter(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  at: number,
  count: number,
): number {
  if (altKey || ctrlKey || metaKey || shiftKey) return -1;
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}

function Late({ loans, today }: { loans: LoansView; today: CalendarDate }) {
  const late = showsLoans(loans) ? lateCount(loans.loans, today) : 0;
  if (late === 0) return null;
  return (
    <span class="due late" role="img" aria-label={plural('loans_late', late)}>
      <Icon shape="alert" />
      {late}
    </span>
  );
}
