import type { Webspace } from '../domain/webspace.ts';
import type { PronotePage } from './pronote-page.ts';

/** The column of the home page to mount the panel in; null while no home page is shown. */
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

/** Calls `changed` after each change of the body's classes, which include the theme. */
export function onThemeChange({ document }: PronotePage, signal: AbortSignal, changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Calls `returned` when the page becomes visible again, or gets the focus from another window. */
export function onReturn(signal: AbortSignal, returned: () => void): void {
  const check = () => {
    if (document.visibilityState === 'visible') returned();
  };
  document.addEventListener('visibilitychange', check, { signal });
  window.addEventListener('focus', check, { signal });
}
