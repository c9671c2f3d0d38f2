import type { BrowserDriver } from './browsers/page-driver.ts';
import { eventually } from './eventually.ts';
import { inExtension } from './extension-data.ts';

/** What the extension shows outside of all pages: notifications, and the badge of its button. */

const api = '(globalThis.browser ?? chrome)';

/** The names of the notifications that are on the screen. */
export function shownNotifications(computer: BrowserDriver): Promise<readonly string[]> {
  return inExtension(computer, `${api}.notifications.getAll().then((all) => Object.keys(all))`);
}

/** Puts the notifications away, as somebody does who has read them. */
export async function dismissNotifications(computer: BrowserDriver): Promise<void> {
  await inExtension(
    computer,
    `${api}.notifications.getAll().then((all) => Promise.all(Object.keys(all).map((id) => ${api}.notifications.clear(id))))`,
  );
  await eventually('an empty screen', async () => (await shownNotifications(computer)).length === 0);
}

/** The badge: its text, and whether it is red, that is for late loans. */
export function badgeOf(computer: BrowserDriver): Promise<{ readonly text: string; readonly red: boolean }> {
  return inExtension(
    computer,
    `Promise.all([${api}.action.getBadgeText({}), ${api}.action.getBadgeBackgroundColor({})])
      .then(([text, [red, green]]) => ({ text, red: text !== '' && red > 2 * green }))`,
  );
}
