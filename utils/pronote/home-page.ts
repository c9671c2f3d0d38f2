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

/** Tells now, and at each change, whether PRONOTE shows its dark theme. */
export function followDarkMode(
  { document, selectors }: PronotePage,
  signal: AbortSignal,
  tell: (dark: boolean) => void,
): void {
  const look = () => tell(selectors.some(({ darkMode }) => document.querySelector(darkMode) !== null));
  const observer = new MutationObserver(look);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  signal.addEventListener('abort', () => observer.disconnect());
  look();
}
