import type { PronotePage } from './pronote-page.ts';
import { findPronoteWidget } from './read-pronote-widget.ts';

/**
 * Not `display: none`, which marks a widget that the user has closed. An invisible element cannot be focused, clicked or
 * read by a screen reader.
 */
const outOfSight =
  'position:fixed!important;height:0!important;overflow:hidden!important;&,& *{visibility:hidden!important}';

/**
 * Returns a function that hides PRONOTE's own CDI widget or shows it again; aborting the signal shows it for good. A rule
 * in an adopted style sheet also applies to widgets rendered later, changes none of PRONOTE's nodes, and does not depend
 * on its content security policy.
 */
export function pronoteWidgetHider(
  { document, selectors }: PronotePage,
  signal: AbortSignal,
): (hide: boolean) => void {
  const sheet = new CSSStyleSheet();
  const widgets = selectors.map(({ home, cdiWidget }) => `${home} ${cdiWidget}`).join();
  sheet.replaceSync(`${widgets}{${outOfSight}}`);
  let hidden = false;
  const set = (hide: boolean) => {
    if (hide === hidden) return;
    hidden = hide;
    const others = document.adoptedStyleSheets.filter((other) => other !== sheet);
    document.adoptedStyleSheets = hide ? [...others, sheet] : others;
  };
  signal.addEventListener('abort', () => set(false));
  return (hide) => set(hide && !signal.aborted);
}

/**
 * Clicks PRONOTE's own link, which signs the user in, instead of the panel's link. `findLink` returns PRONOTE's link for
 * an address, or null.
 */
export function redirectClicks(root: HTMLElement, findLink: (address: string) => HTMLElement | null): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const native = link === null ? null : findLink(link.href);
    if (native === null) return;
    event.preventDefault();
    native.click();
  });
}

/** The link to the portal in PRONOTE's widget; null without one. */
export function pronotePortalLink(page: PronotePage): HTMLElement | null {
  const found = findPronoteWidget(page);
  const link = found?.widget.querySelector(found.selectors.cdiLink);
  return link instanceof HTMLElement ? link : null;
}
