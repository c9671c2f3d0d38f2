import type { Browser } from 'webextension-polyfill';

declare const chrome: Pick<Browser, 'runtime' | 'i18n'>;

/**
 * The extension API for content scripts, without the polyfill, which would be a fifth of the script. Under Manifest V3
 * Chrome and Firefox both provide `chrome` with Promises.
 */
export const nativeBrowser = chrome;

/** False once this copy of the extension has been updated or removed while its page stayed open. */
export function extensionIsAlive(): boolean {
  try {
    return nativeBrowser.runtime.id !== undefined;
  } catch {
    return false;
  }
}

/** Left in the page by a content script for its next run there. */
type PageGlobals = typeof globalThis & {
  compagnonCdi?: Record<string, { readonly isAlive: () => boolean }>;
};

/**
 * Starts a content script's lifetime in a page; null when the script already runs there: it is injected into pages that
 * were open before, and may also be registered for them. The lifetime ends when the extension is updated or removed.
 */
export function beginLife(name: string): AbortController | null {
  const globals: PageGlobals = globalThis;
  globals.compagnonCdi ??= {};
  if (globals.compagnonCdi[name]?.isAlive()) return null;
  const life = new AbortController();
  globals.compagnonCdi[name] = { isAlive: () => !life.signal.aborted && extensionIsAlive() };
  return life;
}
