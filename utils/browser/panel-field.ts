import { browser } from './browser.ts';
import type { PageTab } from './tabs.ts';

/** A tab that sleeps answers when it is looked at again, which may be never. */
const timeoutMs = 1_000;

/** Whether a frame of this tab shows the panel with a search box; nothing in the tab changes. */
export function hasField(tab: PageTab, panel: string): Promise<boolean> {
  return look(tab, panel, false);
}

/** Puts the cursor into the panel's search box, with what stands in it selected. False where there is none. */
export function focusField(tab: PageTab, panel: string): Promise<boolean> {
  return look(tab, panel, true);
}

/** `panel`: the name of the panel's element. */
async function look({ id }: PageTab, panel: string, focus: boolean): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const asked = browser.scripting
    .executeScript({ target: { tabId: id, allFrames: true }, func: findField, args: [panel, focus] })
    .then((answers) => answers.some(({ result }) => result === true))
    // A page that no extension may enter, or that is just being left.
    .catch(() => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** Runs in the page, cut off from all that is around it here. */
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
