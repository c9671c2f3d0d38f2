import type { Notifications } from 'webextension-polyfill';
import type { NotificationWords } from '../domain/reminder.ts';
import { browser } from './browser.ts';

const permission = { permissions: ['notifications' as const] };

/** The browser has them for us once the person has agreed, and not at all on some devices. */
function door(): Notifications.Static | undefined {
  return browser.notifications;
}

/** Whether the browser shows notifications of ours. */
export async function mayNotify(): Promise<boolean> {
  return door() !== undefined && (await browser.permissions.contains(permission));
}

/** Whether the person could be asked: not where they have agreed, nor where the browser has no notifications. */
export async function couldNotify(): Promise<boolean> {
  const { optional_permissions: optional } = browser.runtime.getManifest();
  if (!optional?.some((name) => name === 'notifications')) return false;
  return !(await browser.permissions.contains(permission));
}

/** Asks the person; must be called in the very click. False where they refuse, and where the browser knows no such thing. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(permission).catch(() => false);
}

/** The names of those that are shown. */
export async function shownNotifications(): Promise<readonly string[]> {
  return Object.keys((await door()?.getAll()) ?? {});
}

/** Shows a notification in the place of the one with the same name; false where the browser does not any more. */
export async function notify(id: string, { title, text }: NotificationWords): Promise<boolean> {
  const iconUrl = browser.runtime.getURL('icon/128.png');
  try {
    return (await door()?.create(id, { type: 'basic', iconUrl, title, message: text })) !== undefined;
  } catch (error) {
    // Taken back between the question and the deed.
    if (!(await mayNotify())) return false;
    throw error;
  }
}

export async function takeBackNotification(id: string): Promise<void> {
  await door()?.clear(id);
}

let listening: Notifications.Static | undefined;

/**
 * Calls back at a click on a notification of ours. To be called before the background's first await, and again when the
 * permission has come, since before it there is nothing to listen to.
 */
export function onNotificationClicked(clicked: (id: string) => void): void {
  const now = door();
  if (now === undefined || now === listening) return;
  listening = now;
  now.onClicked.addListener(clicked);
}
