export const hostName = 'compagnon-cdi';

/** PRONOTE has document-wide listeners for these. */
const keyEvents = ['keydown', 'keyup', 'keypress'] as const;

export interface PanelHost {
  /** The element in PRONOTE's page. */
  readonly host: HTMLElement;
  /** Container of the panel, in the host's shadow root. */
  readonly root: HTMLElement;
}

/**
 * Creates the panel's host element. Styles do not cross its shadow root, and keys typed in it do not reach the page.
 * The style sheet is adopted, which PRONOTE's content security policy cannot block.
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
