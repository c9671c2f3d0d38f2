import type { PageSelectors } from '../domain/page-selectors.ts';
import type { LineName, PageKind, PageSnapshot } from '../domain/page-snapshot.ts';
import { findSlot } from './home-page.ts';
import { generationOf, saysHome, versionIn } from './page-marks.ts';
import { hostName } from './panel-host.ts';
import type { PronotePage } from './pronote-page.ts';
import { parsePronoteWidget } from './pronote-widget-texts.ts';
import { presenceOn, readPerson, readUnnamed, webspaceOf } from './read-current-user.ts';
import { findCdiWidget, readCdiWidget } from './read-pronote-widget.ts';
import { usableSelectors } from './usable-selectors.ts';

interface View {
  readonly document: Document;
  readonly path: string;
  readonly framed: boolean;
}

/** Looks at a page of PRONOTE with the selectors that the panel would use, and changes nothing in it. */
export function inspectPage({ document, path, framed }: View, told: readonly PageSelectors[]): PageSnapshot {
  const refused = new Set<string>();
  const selectors = usableSelectors(told, document, (line) => refused.add(line));
  const page: PronotePage = { document, path, selectors };
  const kind = kindOf(page);
  return {
    kind,
    framed,
    version: versionIn(document.title),
    generation: kind === 'home' ? generationOf(document) : null,
    repaired: told.length > 1,
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
  if (presenceOn(page) === 'sign-in') return 'sign-in';
  if (!isPronote && presenceOn(page) !== 'named') return 'other';
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

/** An ENT's frame leaves the banner empty, and names nobody. */
function personState(page: PronotePage): PageSnapshot['person'] {
  if (readPerson(page) !== null) return 'read';
  const isThere = has(page, ({ user }) => user);
  return isThere && readUnnamed(page) !== null && presenceOn(page) === 'nobody' ? 'unnamed' : 'unread';
}

function widgetState(page: PronotePage): PageSnapshot['widget'] {
  const isThere = has(page, ({ home, cdiWidget }) => `${home} ${cdiWidget}`);
  if (findCdiWidget(page) === null) return isThere ? 'closed' : 'absent';
  const read = readCdiWidget(page);
  return read !== null && parsePronoteWidget(read.texts).loans !== null ? 'read' : 'unread';
}

function has({ document, selectors }: PronotePage, choose: (lines: PageSelectors) => string): boolean {
  return selectors.some((lines) => document.querySelector(choose(lines)) !== null);
}
