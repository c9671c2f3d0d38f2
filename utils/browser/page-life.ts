import { extensionIsAlive } from './native-browser.ts';

/** What an earlier run of one of our scripts in this page leaves to be found by the next. */
type Places = typeof globalThis & { compagnonCdi?: Record<string, { readonly isAlive: () => boolean }> };

/**
 * Begins the life of a script in a page; null when it already lives there: a page that was open when its host was
 * switched on is given the script, and so may be one that has it. A life ends when the extension is updated or removed.
 */
export function beginLife(name: string): AbortController | null {
  const places: Places = globalThis;
  places.compagnonCdi ??= {};
  if (places.compagnonCdi[name]?.isAlive()) return null;
  const life = new AbortController();
  places.compagnonCdi[name] = { isAlive: () => !life.signal.aborted && extensionIsAlive() };
  return life;
}
