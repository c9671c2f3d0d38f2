import { fakeBrowser } from 'wxt/testing/fake-browser';
import { speakFrench } from './french.ts';
import { addSearchEntries } from './outside-entries.ts';

/**
 * Completes `fakeBrowser` with the APIs that it lacks: all host permissions are granted, no content script is registered,
 * and the toolbar button accepts everything. Not undone after a test, since a background may outlive it.
 */
export function grantHosts(): void {
  const { permissions, scripting, action, notifications } = fakeBrowser;
  Object.assign(permissions, { contains: async () => true });
  for (const event of [permissions.onAdded, permissions.onRemoved])
    Object.assign(event, { addListener: () => {} });
  Object.assign(scripting, { getRegisteredContentScripts: async () => [] });
  // Firefox has no `notifications.update`.
  Object.assign(notifications, { update: undefined });
  addSearchEntries();
  const ignore = async () => {};
  Object.assign(action, {
    setBadgeText: ignore,
    setBadgeTextColor: ignore,
    setBadgeBackgroundColor: ignore,
    setTitle: ignore,
  });
  speakFrench();
}
