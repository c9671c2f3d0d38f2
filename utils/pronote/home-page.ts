import type { Webspace } from '../domain/webspace.ts';
import type { PronotePage } from './pronote-page.ts';

/** The column of the home page in which the panel stands; null while no home page is shown. */
export function findSlot(page: PronotePage, webspace: Webspace): Element | null {
  for (const selectors of page.selectors) {
    const home = page.document.querySelector(selectors.home);
    if (home === null) continue;
    for (const column of [...(selectors.columnsIn[webspace] ?? []), ...selectors.columns]) {
      const slot = home.querySelector(column);
      if (slot !== null) return slot;
    }
  }
  return null;
}

/** Whether PRONOTE shows its dark theme. */
export function isDark({ document, selectors }: PronotePage): boolean {
  return selectors.some(({ darkMode }) => document.querySelector(darkMode) !== null);
}

/** Calls back after each change of the page's classes, which carry its theme. */
export function onThemeChange({ document }: PronotePage, signal: AbortSignal, changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  signal.addEventListener('abort', () => observer.disconnect());
}
