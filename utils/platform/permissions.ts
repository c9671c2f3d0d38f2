import { browser } from './browser.ts';

/**
 * Asks the person for leave to speak to these addresses' hosts, as far as the extension may not yet; answers whether
 * it may now. Browsers want the question in the very click that leads to it: nothing may be awaited before.
 */
export function askForHosts(addresses: readonly string[]): Promise<boolean> {
  const origins = [...new Set(addresses.map((address) => `https://${new URL(address).hostname}/*`))];
  return browser.permissions.request({ origins });
}
