import { browser } from './browser.ts';

/** Whether a tab of this browser shows a page at one of these match patterns. */
export async function isOpen(patterns: readonly string[]): Promise<boolean> {
  return (await browser.tabs.query({ url: [...patterns] })).length > 0;
}

/** Opens this address in a tab of its own, in front of the person. */
export async function openTab(address: string): Promise<void> {
  await browser.tabs.create({ url: address });
}
