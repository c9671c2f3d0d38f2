import type { Browser } from 'webextension-polyfill';

declare const browser: Browser | undefined;
declare const chrome: Browser | undefined;

type NativeBrowser = Pick<Browser, 'runtime' | 'i18n'>;

/**
 * The door for what also runs in PRONOTE's pages, without the polyfill, whose size would be a fifth of all that is
 * loaded there. Chrome and Firefox answer the few calls made through it with Promises by themselves.
 */
export const nativeBrowser: NativeBrowser = nativeApi();

function nativeApi(): NativeBrowser {
  if (typeof browser !== 'undefined' && browser.runtime?.id !== undefined) return browser;
  if (typeof chrome !== 'undefined') return chrome;
  throw new Error('this only runs in a browser extension');
}
