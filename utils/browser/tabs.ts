import type { Tabs } from 'webextension-polyfill';
import { browser } from './browser.ts';

/** A tab that is being closed. */
export interface ClosingTab {
  readonly id: number;
  readonly windowId: number;
  readonly withItsWindow: boolean;
}

/**
 * Whether a tab shows a page at one of these match patterns. `closing` is ignored: Firefox still lists a tab when it
 * reports its removal (Mozilla's bug 1396758).
 */
export async function isOpen(patterns: readonly string[], closing?: ClosingTab): Promise<boolean> {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  return tabs.some(({ id, windowId }) => {
    if (closing === undefined) return true;
    return closing.withItsWindow ? windowId !== closing.windowId : id !== closing.id;
  });
}

/** Calls back for each closed tab. Call before the background's first await. */
export function onTabClosed(closed: (tab: ClosingTab) => void): void {
  browser.tabs.onRemoved.addListener((id, { windowId, isWindowClosing }) =>
    closed({ id, windowId, withItsWindow: isWindowClosing }),
  );
}

/** Where a page opens, in the omnibox's terms (`OnInputEnteredDisposition`). */
export type Place = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

export async function openPage(address: string, place: Place): Promise<void> {
  if (place === 'currentTab') await browser.tabs.update({ url: address });
  else await browser.tabs.create({ url: address, active: place === 'newForegroundTab' });
}

export interface PageTab {
  readonly id: number;
  readonly windowId: number;
}

/** The active tab, whatever it shows, then those at one of these match patterns, most recently used first. */
export async function tabsByUse(patterns: readonly string[]): Promise<readonly PageTab[]> {
  const [front, known] = await Promise.all([
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
    tabsAt(patterns),
  ]);
  const tabs = [...pagesOf(front), ...known];
  return tabs.filter(({ id }, place) => tabs.findIndex((other) => other.id === id) === place);
}

export async function bringToFront({ id, windowId }: PageTab): Promise<void> {
  await browser.tabs.update(id, { active: true });
  await browser.windows.update(windowId, { focused: true });
}

/** Activates the most recently used tab at one of these match patterns; false when there is none. */
export async function bringLastToFront(patterns: readonly string[]): Promise<boolean> {
  const [last] = await tabsAt(patterns);
  if (last !== undefined) await bringToFront(last);
  return last !== undefined;
}

async function tabsAt(patterns: readonly string[]): Promise<readonly PageTab[]> {
  const found = await browser.tabs.query({ url: [...patterns], discarded: false });
  return pagesOf(found.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0)));
}

function pagesOf(tabs: readonly Tabs.Tab[]): readonly PageTab[] {
  return tabs.flatMap(({ id, windowId }) =>
    id === undefined || windowId === undefined ? [] : [{ id, windowId }],
  );
}
