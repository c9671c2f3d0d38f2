import type { TargetedKeyboardEvent } from 'preact';
import { message } from '../../../utils/browser/i18n.ts';
import { type PortalTab, tabName } from './portal-tab.ts';

interface TabsProps {
  readonly tabs: readonly PortalTab[];
  readonly chosen: PortalTab;
  onChoose(id: string): void;
}

export const tabPanelId = 'portal-panel';

export function tabId({ id }: PortalTab): string {
  return `portal-tab-${id}`;
}

/** One tab per portal, activated on focus: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/. */
export function PortalTabs({ tabs, chosen, onChoose }: TabsProps) {
  function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>) {
    const index = tabAfter(event, tabs.indexOf(chosen), tabs.length);
    const next = tabs[index];
    const button = event.currentTarget.children[index];
    if (next === undefined || !(button instanceof HTMLElement)) return;
    event.preventDefault();
    onChoose(next.id);
    button.focus();
  }

  return (
    <div class="portal-tabs" role="tablist" aria-label={message('portals_title')} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(tab)}
          aria-selected={tab === chosen}
          aria-controls={tab === chosen ? tabPanelId : undefined}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          <bdi>{tabName(tab)}</bdi>
          {tab.dirty && <span class="unsaved"> {message('portal_unsaved')}</span>}
        </button>
      ))}
    </div>
  );
}

/** The index of the tab that a key moves to; -1 for other keys. */
function tabAfter(
  { key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent,
  from: number,
  count: number,
): number {
  if (ctrlKey || altKey || metaKey || shiftKey) return -1;
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
