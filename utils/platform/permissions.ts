import { browser } from './browser.ts';

/**
 * Asks the person for leave to speak to these addresses' hosts, as far as the extension may not yet; answers whether
 * it may now. Browsers want the question in the very click that leads to it: nothing may be awaited before.
 */
export function askForHosts(addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...new Set(addresses.map(hostPattern))] });
}

/** Calls back after the person, or their browser's administrator, gave or took back a permission. */
export function onPermissionsChanged(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

/** Whether the browser lets the extension speak to this address's host. */
export function mayAsk(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [hostPattern(address)] });
}

function hostPattern(address: string): string {
  return `https://${new URL(address).hostname}/*`;
}
