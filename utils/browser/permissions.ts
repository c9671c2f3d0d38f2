import type { Permissions } from 'webextension-polyfill';
import { browser } from './browser.ts';

/**
 * Asks the person for leave to speak to these addresses' hosts, as far as the extension may not yet; answers whether
 * it may now. Browsers want the question in the very click that leads to it: nothing may be awaited before.
 */
export function requestHostPermission(addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...new Set(addresses.map(hostPattern))] });
}

/**
 * The same, for an address that users' data are sent to. Firefox has the person agree to that as well: it is no part of
 * what everybody agrees to when they install the extension.
 */
export function askToSendUsers(address: string): Promise<boolean> {
  return browser.permissions.request(toSendUsers(address));
}

/** Whether users' data may be sent there. */
export function maySendUsers(address: string): Promise<boolean> {
  return browser.permissions.contains(toSendUsers(address));
}

function toSendUsers(address: string): Permissions.Permissions {
  const origins = [hostPattern(address)];
  const isFirefox = browser.runtime.getManifest().browser_specific_settings !== undefined;
  return isFirefox ? withDataCollection({ origins }, ['personallyIdentifyingInfo']) : { origins };
}

/** A kind of permission that Firefox has had since version 140, and the polyfill's types have not. */
function withDataCollection(
  permissions: Permissions.Permissions,
  kinds: readonly string[],
): Permissions.Permissions {
  return Object.assign(permissions, { data_collection: kinds });
}

/** Calls back after the person, or their browser's administrator, gave or took back a permission. */
export function onPermissionsChanged(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

/** Whether the browser lets the extension speak to this address's host. */
export function hasHostPermission(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [hostPattern(address)] });
}

/** Everything that the browser has granted: names of permissions, and match patterns of hosts. */
export async function heldPermissions(): Promise<readonly string[]> {
  const { permissions = [], origins = [] } = await browser.permissions.getAll();
  return [...permissions, ...origins];
}

function hostPattern(address: string): string {
  return `https://${new URL(address).hostname}/*`;
}
