import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The stand-in has no permissions and no scripts: here everything is permitted, and nothing runs elsewhere. */
export function openDoors(): void {
  const { permissions, scripting } = fakeBrowser;
  vi.spyOn(permissions, 'contains').mockImplementation(async () => true);
  for (const event of [permissions.onAdded, permissions.onRemoved])
    vi.spyOn(event, 'addListener').mockImplementation(() => {});
  vi.spyOn(scripting, 'getRegisteredContentScripts').mockImplementation(async () => []);
}
