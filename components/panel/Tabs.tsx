import type { TargetedKeyboardEvent } from 'preact';
import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import { shownLate } from './Loans.tsx';
import type { PortalState } from './panel-session.ts';

interface TabsProps {
  /** What the ids of tabs and tab panels begin with. */
  readonly id: string;
  readonly states: readonly PortalState[];
  readonly chosen: PortalState;
  readonly today: CalendarDate;
  onChoose(portalId: string): void;
}

/** A tab for each portal, chosen as soon as it has the focus: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/. */
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
          <Late portal={state.portal} today={today} />
        </Button>
      ))}
    </div>
  );
}

/** The tab that a key leads to; -1 for keys that lead nowhere, or that the browser takes for itself. */
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

function Late({ portal, today }: { portal: PanelPortal; today: CalendarDate }) {
  const late = shownLate(portal.loans, today);
  if (late === 0) return null;
  return (
    <span class="due late" role="img" aria-label={plural('loans_late', late)}>
      <Icon shape="alert" />
      {late}
    </span>
  );
}
