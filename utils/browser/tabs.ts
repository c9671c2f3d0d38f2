import type { Tabs } from 'webextension-polyfill';
import { browser } from './browser.ts';

/** A tab that is being closed. */
export interface ClosingTab {
  readonly id: number;
  readonly windowId: number;
  readonly withItsWindow: boolean;
}

/**
 * Whether a tab of this browser shows a page at one of these match patterns. What is `closing` does not count: Firefox
 * still lists a tab when it tells that it is gone (Mozilla's bug 1396758).
 */
export async function isOpen(patterns: readonly string[], closing?: ClosingTab): Promise<boolean> {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  return tabs.some(({ id, windowId }) => {
    const goes = closing?.withItsWindow ? windowId === closing.windowId : id === closing?.id;
    return closing === undefined || !goes;
  });
}

/** Calls back at each tab that is closed. Must be called before the background's first await. */
export function onTabClosed(closed: (tab: ClosingTab) => void): void {
  browser.tabs.onRemoved.addListener((id, { windowId, isWindowClosing }) =>
    closed({ id, windowId, withItsWindow: isWindowClosing }),
  );
}

/** Where a page is opened: in place of the one in front, or in a tab of its own, in front or behind. */
export type Place = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

export type OpenPage = (address: string, place: Place) => Promise<void>;

export const openPage: OpenPage = async (address, place) => {
  if (place === 'currentTab') await browser.tabs.update({ url: address });
  else await browser.tabs.create({ url: address, active: place === 'newForegroundTab' });
};

/** A tab that shows a page. */
export interface PageTab {
  readonly id: number;
  readonly windowId: number;
}

/** The tab in front, whatever it shows, then those at one of these match patterns, the last one looked at first. */
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

/** Brings the tab that was last looked at, of those at one of these match patterns, to the front; false without one. */
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
