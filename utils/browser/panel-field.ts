import { resolveWithin } from '../domain/resolve-within.ts';
import { browser } from './browser.ts';
import type { PageTab } from './tabs.ts';

/** A suspended tab runs no script until it is shown again. */
const timeoutMs = 1_000;

/** Whether a frame of this tab shows a search box in the element named `panel`. Changes nothing in the tab. */
export function hasPanelField(tab: PageTab, panel: string): Promise<boolean> {
  return runInTab(tab, panel, false);
}

/** Focuses that search box and selects its text; false when there is none. */
export function focusPanelField(tab: PageTab, panel: string): Promise<boolean> {
  return runInTab(tab, panel, true);
}

/** False also for a page that scripts may not enter, or that is being left. */
function runInTab({ id }: PageTab, panel: string, focus: boolean): Promise<boolean> {
  const found = browser.scripting
    .executeScript({ target: { tabId: id, allFrames: true }, func: findField, args: [panel, focus] })
    .then((frames) => frames.some(({ result }) => result === true));
  return resolveWithin(found, timeoutMs, false);
}

/** Runs in the page: must not refer to anything outside. */
function findField(panel: string, focus: boolean): boolean {
  const field = document.querySelector(panel)?.shadowRoot?.querySelector('form input');
  if (!(field instanceof HTMLInputElement) || !field.checkVisibility()) return false;
  if (focus) {
    window.focus();
    field.focus();
    field.select();
  }
  return true;
}
