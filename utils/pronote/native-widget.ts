import { findCdiWidget } from './cdi-widget.ts';
import { pageSelectors } from './selectors.ts';

/**
 * Not `display: none`, by which PRONOTE itself marks a widget that the person has closed: the two stay apart. What is
 * not visible can neither be focused, clicked on nor read aloud.
 */
const outOfSight =
  'position:fixed!important;height:0!important;overflow:hidden!important;&,& *{visibility:hidden!important}';

/**
 * Hides PRONOTE's own CDI widget until the signal brings it back. A rule in an adopted sheet holds for every section
 * that PRONOTE will ever render, changes none of its nodes, and needs nothing of its content security policy.
 */
export function hideNativeWidget(document: Document, signal: AbortSignal): void {
  if (signal.aborted) return;
  const sheet = new CSSStyleSheet();
  const widgets = pageSelectors.map(({ home, cdiWidget }) => `${home} ${cdiWidget}`).join();
  sheet.replaceSync(`${widgets}{${outOfSight}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  signal.addEventListener('abort', () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
}

/** What to click in PRONOTE's own widget when the person asks for the portal, signed in by PRONOTE; null without it. */
export function nativePortalLink(document: Document): HTMLElement | null {
  const found = findCdiWidget(document);
  const link = found?.widget.querySelector(found.selectors.cdiLink);
  return link instanceof HTMLElement ? link : null;
}
