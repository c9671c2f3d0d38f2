import type { Notifications } from 'webextension-polyfill';
import type { NotificationText } from '../domain/reminder.ts';
import { browser } from './browser.ts';

const permission = { permissions: ['notifications' as const] };

/** Chrome only; missing in the polyfill's types. */
interface NotificationsApi extends Notifications.Static {
  update?(id: string, options: Notifications.CreateNotificationOptions): Promise<boolean>;
}

/** Undefined before the permission is granted, and on some devices. */
function api(): NotificationsApi | undefined {
  return browser.notifications;
}

/** Whether notifications can be shown. */
export async function canNotify(): Promise<boolean> {
  return api() !== undefined && (await browser.permissions.contains(permission));
}

/** Whether the permission can be requested: it is not granted yet, and the browser supports notifications. */
export async function canRequestNotifications(): Promise<boolean> {
  const { optional_permissions: optional } = browser.runtime.getManifest();
  if (!optional?.some((name) => name === 'notifications')) return false;
  return !(await browser.permissions.contains(permission));
}

/**
 * Requests the permission; false when the user declines or the browser has no notifications. Requires user activation:
 * call synchronously from the click handler.
 */
export async function requestNotifications(): Promise<boolean> {
  try {
    return (await browser.permissions.request(permission)) && (await canNotify());
  } catch {
    return false;
  }
}

/** The ids of the shown notifications. */
export async function shownNotifications(): Promise<readonly string[]> {
  return Object.keys(await whilePermitted((notifications) => notifications.getAll(), {}));
}

/** Shows a notification, replacing one of the same id; false when notifications are no longer available. */
export function showNotification(id: string, text: NotificationText): Promise<boolean> {
  return whilePermitted(
    async (notifications) => (await notifications.create(id, optionsOf(text))) !== undefined,
    false,
  );
}

/**
 * Changes the text of a shown notification silently. False when it is not shown, and in Firefox, which does not support
 * it (MDN, notifications.update).
 */
export function updateNotification(id: string, text: NotificationText): Promise<boolean> {
  return whilePermitted(
    async (notifications) => (await notifications.update?.(id, optionsOf(text))) ?? false,
    false,
  );
}

export async function clearNotification(id: string): Promise<void> {
  await whilePermitted((notifications) => notifications.clear(id), false);
}

function optionsOf({ title, text }: NotificationText): Notifications.CreateNotificationOptions {
  return { type: 'basic', iconUrl: browser.runtime.getURL('icon/128.png'), title, message: text };
}

/** The call's result; `fallback` without notifications, also when the permission is revoked during the call. */
async function whilePermitted<Value>(
  call: (notifications: NotificationsApi) => Promise<Value>,
  fallback: Value,
): Promise<Value> {
  const notifications = api();
  if (notifications === undefined) return fallback;
  try {
    return await call(notifications);
  } catch (error) {
    if (!(await canNotify())) return fallback;
    throw error;
  }
}

let listening: Notifications.Static | undefined;

/**
 * Calls back when a notification is clicked, and when it is closed. Call before the background's first await, and again
 * after the permission is granted: before that there is no event to listen to.
 */
export function onNotifications(clicked: (id: string) => void, closed: (id: string) => void): void {
  const notifications = api();
  if (notifications === undefined || notifications === listening) return;
  listening = notifications;
  notifications.onClicked.addListener(clicked);
  notifications.onClosed.addListener(closed);
}
