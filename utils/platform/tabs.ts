import { browser } from './browser.ts';

/** Whether a tab of this browser shows a page at one of these match patterns. */
export async function isOpen(patterns: readonly string[]): Promise<boolean> {
  return (await browser.tabs.query({ url: [...patterns] })).length > 0;
}

/** Brings the tab that was last looked at, of those at one of these match patterns, to the front; false without one. */
export async function bringToFront(patterns: readonly string[]): Promise<boolean> {
  const found = await browser.tabs.query({ url: [...patterns] });
  const [last] = found.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  if (last?.id === undefined) return false;
  await browser.tabs.update(last.id, { active: true });
  if (last.windowId !== undefined) await browser.windows.update(last.windowId, { focused: true });
  return true;
}

export async function openTab(address: string): Promise<void> {
  await browser.tabs.create({ url: address });
}
