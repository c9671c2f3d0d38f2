import type { BrowserDriver } from './browsers/page-driver.ts';
import { eventually } from './eventually.ts';
import { inExtension } from './extension-data.ts';

const api = '(globalThis.browser ?? chrome)';

/** The ids of the shown notifications. */
export function shownNotifications(computer: BrowserDriver): Promise<readonly string[]> {
  return inExtension(computer, `${api}.notifications.getAll().then((all) => Object.keys(all))`);
}

/** Closes all notifications. */
export async function dismissNotifications(computer: BrowserDriver): Promise<void> {
  await inExtension(
    computer,
    `${api}.notifications.getAll().then((all) => Promise.all(Object.keys(all).map((id) => ${api}.notifications.clear(id))))`,
  );
  await eventually('an empty screen', async () => (await shownNotifications(computer)).length === 0);
}

/** The badge's text, and whether it is red, as for overdue loans. */
export function badgeOf(computer: BrowserDriver): Promise<{ readonly text: string; readonly red: boolean }> {
  return inExtension(
    computer,
    `Promise.all([${api}.action.getBadgeText({}), ${api}.action.getBadgeBackgroundColor({})])
      .then(([text, [red, green]]) => ({ text, red: text !== '' && red > 2 * green }))`,
  );
}
