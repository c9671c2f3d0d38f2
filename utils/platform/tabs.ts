import { browser } from './browser.ts';

/** Whether a tab of this browser shows a page at one of these match patterns. */
export async function isOpen(patterns: readonly string[]): Promise<boolean> {
  return (await browser.tabs.query({ url: [...patterns] })).length > 0;
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
    browser.tabs.query({ url: [...patterns], discarded: false }),
  ]);
  const byUse = known.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  const tabs = [...front, ...byUse].flatMap(({ id, windowId }) =>
    id === undefined || windowId === undefined ? [] : [{ id, windowId }],
  );
  return tabs.filter(({ id }, place) => tabs.findIndex((other) => other.id === id) === place);
}

export async function bringToFront({ id, windowId }: PageTab): Promise<void> {
  await browser.tabs.update(id, { active: true });
  await browser.windows.update(windowId, { focused: true });
}
