import { fakeBrowser } from 'wxt/testing/fake-browser';
import { speakFrench } from './french.ts';

import { addSearchEntries } from './outside-entries.ts';

/**
 * The stand-in has no permissions, no scripts and no button in a toolbar: here everything is permitted, nothing runs
 * elsewhere, and nobody looks at the button. For good:
 * a background that is still at work when its test has ended meets the same browser.
 */
export function openDoors(): void {
  const { permissions, scripting, action, notifications } = fakeBrowser;
  Object.assign(permissions, { contains: async () => true });
  for (const event of [permissions.onAdded, permissions.onRemoved])
    Object.assign(event, { addListener: () => {} });
  Object.assign(scripting, { getRegisteredContentScripts: async () => [] });
  // As in Firefox.
  Object.assign(notifications, { update: undefined });
  addSearchEntries();
  const unseen = async () => {};
  Object.assign(action, {
    setBadgeText: unseen,
    setBadgeTextColor: unseen,
    setBadgeBackgroundColor: unseen,
    setTitle: unseen,
  });
  speakFrench();
}
