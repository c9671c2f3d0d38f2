import type { PageSelectors } from '../domain/page-selectors.ts';
import type { GenerationName, LineName, PageKind, PageSnapshot } from '../domain/page-snapshot.ts';
import { findSlot } from './home-page.ts';
import { hostName } from './panel-host.ts';
import { parsePronoteWidget } from './parse-pronote-widget.ts';
import { type PronotePage, pronotePage } from './pronote-page.ts';
import { readAnonymous, readPerson, readSignInState, webspaceOf } from './read-current-user.ts';
import { findPronoteWidget, readPronoteWidget } from './read-pronote-widget.ts';

interface View {
  readonly document: Document;
  readonly path: string;
  readonly framed: boolean;
}

/** PRONOTE renders its home page, and the extension its panel, some time after the title says that it is shown. */
const timeoutMs = 2_000;

/** Inspects the page after each of its changes until the home page and the panel are there, for at most two seconds. */
export function inspectSettledPage(view: View, selectors: readonly PageSelectors[]): Promise<PageSnapshot> {
  const inspect = () => inspectPage(view, selectors);
  const first = inspect();
  if (isSettled(first)) return Promise.resolve(first);
  return new Promise((resolve) => {
    const end = (last: PageSnapshot) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(last);
    };
    const observer = new MutationObserver(() => {
      const now = inspect();
      if (isSettled(now)) end(now);
    });
    const timer = setTimeout(() => end(inspect()), timeoutMs);
    observer.observe(view.document.documentElement, { childList: true, subtree: true });
  });
}

function isSettled({ kind, panel }: PageSnapshot): boolean {
  return kind === 'home' ? panel : kind !== 'home-unknown';
}

/** Inspects a page of PRONOTE with the panel's selectors, without changing it. */
function inspectPage({ document, path, framed }: View, selectors: readonly PageSelectors[]): PageSnapshot {
  const refused = new Set<string>();
  const page = pronotePage(document, path, selectors, (line) => refused.add(line));
  const kind = kindOf(page);
  return {
    kind,
    framed,
    version: versionIn(document.title),
    generation: kind === 'home' ? generationOf(document) : null,
    repaired: selectors.length > 1,
    lines: linesOf(page, kind, framed, refused),
    person: personState(page),
    widget: widgetState(page),
    panel: document.querySelector(hostName) !== null,
  };
}

function kindOf(page: PronotePage): PageKind {
  const { document, path } = page;
  const file = path.split('/').at(-1) ?? '';
  if (/^mobile\./i.test(file)) return 'mobile';
  const isPronote = versionIn(document.title) !== null;
  if (webspaceOf(path) === null) return isPronote && file === '' ? 'chooser' : 'other';
  if (has(page, ({ home }) => home)) return 'home';
  if (readSignInState(page) === 'sign-in-form') return 'sign-in';
  if (!isPronote && readSignInState(page) !== 'signed-in') return 'other';
  return saysHome(document) ? 'home-unknown' : 'other-section';
}

function linesOf(page: PronotePage, kind: PageKind, framed: boolean, refused: ReadonlySet<string>) {
  const isHome = kind === 'home' || kind === 'home-unknown';
  const webspace = webspaceOf(page.path);
  const within = ({ home, cdiWidget }: PageSelectors, line: string) => `${home} ${cdiWidget} ${line}`;
  const hasWidget = has(page, ({ home, cdiWidget }) => `${home} ${cdiWidget}`);
  const found: Record<LineName, boolean> = {
    home: has(page, ({ home }) => home),
    columns: webspace !== null && findSlot(page, webspace) !== null,
    user: has(page, ({ user }) => user),
    school: has(page, ({ school }) => school),
    child: has(page, ({ child }) => child),
    signInForm: has(page, ({ signInForm }) => signInForm),
    darkMode: has(page, ({ darkMode }) => darkMode),
    cdiWidget: hasWidget,
    cdiTitle: has(page, (lines) => within(lines, lines.cdiTitle)),
    cdiChoice: has(page, (lines) => within(lines, lines.cdiChoice)),
    cdiChosen: has(page, (lines) => within(lines, lines.cdiChosen)),
    cdiLink: has(page, (lines) => within(lines, lines.cdiLink)),
  };
  const expected: Partial<Record<LineName, boolean>> = {
    ...{ home: isHome, columns: isHome, user: isHome, school: isHome },
    child: isHome && webspace === 'parent' && !framed,
    signInForm: kind === 'sign-in',
    ...{ cdiTitle: hasWidget, cdiLink: hasWidget },
  };
  return (Object.keys(found) as LineName[]).map((name) => ({
    name,
    state: refused.has(name) ? ('refused' as const) : found[name] ? ('found' as const) : ('absent' as const),
    expected: expected[name] ?? false,
  }));
}

/** Within an ENT's frame the banner is empty. */
function personState(page: PronotePage): PageSnapshot['person'] {
  if (readPerson(page) !== null) return 'read';
  const isThere = has(page, ({ user }) => user);
  return isThere && readAnonymous(page) !== null && readSignInState(page) === 'unknown'
    ? 'unnamed'
    : 'unread';
}

function widgetState(page: PronotePage): PageSnapshot['widget'] {
  const isThere = has(page, ({ home, cdiWidget }) => `${home} ${cdiWidget}`);
  if (findPronoteWidget(page) === null) return isThere ? 'closed' : 'absent';
  const read = readPronoteWidget(page);
  return read !== null && parsePronoteWidget(read.texts).loans !== null ? 'read' : 'unread';
}

function has({ document, selectors }: PronotePage, choose: (lines: PageSelectors) => string): boolean {
  return selectors.some((lines) => document.querySelector(choose(lines)) !== null);
}

/** Elements that distinguish the home pages of PRONOTE's clients, newest first. */
const marks: readonly { readonly since: GenerationName; readonly mark: string }[] = [
  // raphckrman/pronote-datamining, client 2026.1.3: the banner was a `div` before.
  { since: '2026.1', mark: 'header.ObjetBandeauEspace, main.interface_affV_client' },
  // Vexcited/PRONOTE.modules.js, client 2025.2.8: widgets were `article` before.
  { since: '2025.2', mark: '.AffichagePageAccueil section.widget' },
  // Marvideo2009/FakePronote, rendered page of 2023.
  { since: '2023.0', mark: '.AffichagePageAccueil article.widget' },
];

/** The client's generation; null when the page has the marks of none. */
function generationOf(document: Document): GenerationName | null {
  return marks.find(({ mark }) => document.querySelector(mark) !== null)?.since ?? null;
}

/**
 * The version in `Page d'accueil - Espace Élèves - PRONOTE 2026.1.3 - COLLEGE IMAGINAIRE` (Marvideo2009/FakePronote,
 * 2023). Nothing else of the title may be returned: it can contain names.
 */
export function versionIn(title: string): string | null {
  return /\bPRONOTE (\d{4}(?:\.\d{1,4}){1,3})(?![\d.])/.exec(title)?.[1] ?? null;
}

/** Whether the page's menu or title says that its home page is open. */
function saysHome(document: Document): boolean {
  const item = document.querySelector('li.menuitem-niveau[data-genre="7"][aria-current="page"]');
  return item !== null || /^Page d['’]accueil - /.test(document.title);
}
