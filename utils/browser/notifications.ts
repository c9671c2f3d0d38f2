import type { Notifications } from 'webextension-polyfill';
import type { NotificationWords } from '../domain/reminder.ts';
import { browser } from './browser.ts';

const permission = { permissions: ['notifications' as const] };

/** Chrome lets what is shown be changed; Firefox does not, and the polyfill's types leave it out. */
interface Door extends Notifications.Static {
  update?(id: string, options: Notifications.CreateNotificationOptions): Promise<boolean>;
}

/** The browser has them for us once the person has agreed, and not at all on some devices. */
function door(): Door | undefined {
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

/**
 * Asks the person; must be called in the very click. False where they refuse, and where the browser knows no such thing,
 * whatever it answered.
 */
export async function askToNotify(): Promise<boolean> {
  try {
    return (await browser.permissions.request(permission)) && (await mayNotify());
  } catch {
    return false;
  }
}

/** The names of those that are shown. */
export async function shownNotifications(): Promise<readonly string[]> {
  return Object.keys(await whilePermitted((notifications) => notifications.getAll(), {}));
}

/** Shows a notification in the place of the one with the same name; false where the browser does not any more. */
export function notify(id: string, words: NotificationWords): Promise<boolean> {
  return whilePermitted(
    async (notifications) => (await notifications.create(id, contents(words))) !== undefined,
    false,
  );
}

/**
 * Changes what a notification that is shown says, silently. False where there is none, and in Firefox, which can only
 * show it anew (MDN, notifications.update: not supported).
 */
export function correctNotification(id: string, words: NotificationWords): Promise<boolean> {
  return whilePermitted(
    async (notifications) => (await notifications.update?.(id, contents(words))) ?? false,
    false,
  );
}

export async function takeBackNotification(id: string): Promise<void> {
  await whilePermitted((notifications) => notifications.clear(id), false);
}

function contents({ title, text }: NotificationWords): Notifications.CreateNotificationOptions {
  return { type: 'basic', iconUrl: browser.runtime.getURL('icon/128.png'), title, message: text };
}

/** What `work` gives; `otherwise` without notifications, also where the permission was taken back during the work. */
async function whilePermitted<Value>(
  work: (notifications: Door) => Promise<Value>,
  otherwise: Value,
): Promise<Value> {
  const notifications = door();
  if (notifications === undefined) return otherwise;
  try {
    return await work(notifications);
  } catch (error) {
    if (!(await mayNotify())) return otherwise;
    throw error;
  }
}

let listening: Notifications.Static | undefined;

/**
 * Calls back when a notification of ours is clicked on, and when it is gone. To be called before the background's first
 * await, and again when the permission has come, since before it there is nothing to listen to.
 */
export function onNotifications(clicked: (id: string) => void, closed: (id: string) => void): void {
  const now = door();
  if (now === undefined || now === listening) return;
  listening = now;
  now.onClicked.addListener(clicked);
  now.onClosed.addListener(closed);
}
