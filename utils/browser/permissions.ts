import type { Permissions } from 'webextension-polyfill';
import { browser, isFirefox } from './browser.ts';

/**
 * Requests the permission for these addresses' hosts; true when it is granted, now or before. Requires user activation:
 * call synchronously from the click handler.
 */
export function requestHostPermission(addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...new Set(addresses.map(hostPattern))] });
}

/**
 * The same for an address to which user data is sent. In Firefox it also requests consent to that data collection, which
 * is not part of the consent at installation.
 */
export function requestUserDataPermission(address: string): Promise<boolean> {
  return browser.permissions.request(userDataPermission(address));
}

/** Whether user data may be sent to this address. */
export function hasUserDataPermission(address: string): Promise<boolean> {
  return browser.permissions.contains(userDataPermission(address));
}

function userDataPermission(address: string): Permissions.Permissions {
  const origins = [hostPattern(address)];
  return isFirefox() ? withDataCollection({ origins }, ['personallyIdentifyingInfo']) : { origins };
}

/** Firefox 140 and later; missing in the polyfill's types. */
function withDataCollection(
  permissions: Permissions.Permissions,
  kinds: readonly string[],
): Permissions.Permissions {
  return Object.assign(permissions, { data_collection: kinds });
}

/** Calls back after the user or the administrator granted or revoked a permission. */
export function onPermissionsChanged(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

/** Whether the extension may send requests to this address's host. */
export function hasHostPermission(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [hostPattern(address)] });
}

/** All granted permissions: API names, and match patterns of hosts. */
export async function grantedPermissions(): Promise<readonly string[]> {
  const { permissions = [], origins = [] } = await browser.permissions.getAll();
  return [...permissions, ...origins];
}

function hostPattern(address: string): string {
  return `https://${new URL(address).hostname}/*`;
}
