import type { PronotePage } from './pronote-page.ts';
import { findCdiWidget } from './read-pronote-widget.ts';

/**
 * Not `display: none`, by which PRONOTE itself marks a widget that the person has closed: the two stay apart. What is
 * not visible can neither be focused, clicked on nor read aloud.
 */
const outOfSight =
  'position:fixed!important;height:0!important;overflow:hidden!important;&,& *{visibility:hidden!important}';

/**
 * Hides PRONOTE's own CDI widget, or shows it again; the signal brings it back for good. A rule in an adopted sheet
 * holds for every section that PRONOTE will ever render, changes none of its nodes, and needs nothing of its content
 * security policy.
 */
export function nativeWidgetHider(
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
 * Lets PRONOTE's own link, which signs the person in, do the work of ours to the portal's home page, for as long as
 * PRONOTE has one.
 */
export function lendPortalLink(root: HTMLElement, lent: (address: string) => HTMLElement | null): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const native = link === null ? null : lent(link.href);
    if (native === null) return;
    event.preventDefault();
    native.click();
  });
}

export function nativePortalLink(page: PronotePage): HTMLElement | null {
  const found = findCdiWidget(page);
  const link = found?.widget.querySelector(found.selectors.cdiLink);
  return link instanceof HTMLElement ? link : null;
}
