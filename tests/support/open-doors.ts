import { fakeBrowser } from 'wxt/testing/fake-browser';

import { openWaysFromOutside } from './ways-from-outside.ts';

/**
 * The stand-in has no permissions and no scripts: here everything is permitted, and nothing runs elsewhere. For good:
 * a background that is still at work when its test has ended meets the same browser.
 */
export function openDoors(): void {
  const { permissions, scripting } = fakeBrowser;
  Object.assign(permissions, { contains: async () => true });
  for (const event of [permissions.onAdded, permissions.onRemoved])
    Object.assign(event, { addListener: () => {} });
  Object.assign(scripting, { getRegisteredContentScripts: async () => [] });
  openWaysFromOutside();
}
