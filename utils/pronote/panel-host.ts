export interface PanelHost {
  /** Stands in PRONOTE's page. */
  readonly host: HTMLElement;
  /** Holds what is ours, out of reach of the page's styles. */
  readonly root: HTMLElement;
}

export const hostName = 'compagnon-cdi';

/** Keys that a field takes for itself; PRONOTE listens to all of them on the document. */
const keyEvents = ['keydown', 'keyup', 'keypress'] as const;

/**
 * Makes the element that stands for the panel in PRONOTE's page: styles do not pass either way, and keys typed in it
 * do not reach the page. The style sheet is adopted, not inserted, since PRONOTE's content security policy is not ours
 * to rely on.
 */
export function createHost(document: Document, css: string): PanelHost {
  const host = document.createElement(hostName);
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  shadow.append(root);
  for (const name of keyEvents) host.addEventListener(name, (event) => event.stopPropagation());
  return { host, root };
}
