import type { Browser } from 'webextension-polyfill';

declare const chrome: Pick<Browser, 'runtime' | 'i18n'>;

/**
 * The door for what also runs in PRONOTE's pages, without the polyfill, whose size would be a fifth of all that is
 * loaded there. Under Manifest V3, Chrome and Firefox both know this name, and answer with Promises by themselves.
 */
export const nativeBrowser = chrome;

/** False once this copy of the extension was updated or removed under the page's feet. */
export function extensionIsAlive(): boolean {
  try {
    return nativeBrowser.runtime.id !== undefined;
  } catch {
    return false;
  }
}
