import type { AnonymousVisitor, Child, Person } from '../domain/person.ts';
import { isWebspace, type Webspace } from '../domain/webspace.ts';
import { firstText, type PronotePage } from './pronote-page.ts';
import type { Presence } from './watch-sign-out.ts';

/**
 * The webspace that a page of PRONOTE serves, from its file name: `…/eleve.html`.
 * Null for the chooser of webspaces, the mobile pages (another page altogether) and anything else.
 */
export function webspaceOf(path: string): Webspace | null {
  const name = /\/([a-z]+)\.html$/i.exec(path)?.[1]?.toLowerCase();
  return name !== undefined && isWebspace(name) ? name : null;
}

/**
 * Reads the banner's text: `Espace Élèves - DUPONT Marie (3A)`. The webspace's own name has no ` - ` in it, so what
 * follows the first one is the name, which may hold more of them; brackets at the very end are the class, for pupils.
 * Null when no name is there, as inside an ENT's frame.
 */
export function parseBanner(
  text: string,
  webspace: Webspace,
): { readonly fullName: string; readonly className: string | null } | null {
  const line = tidy(text);
  const separator = line.indexOf(' - ');
  const rest = separator === -1 ? '' : line.slice(separator + 3).trim();
  if (rest === '') return null;
  return webspace === 'eleve' ? parsePupil(rest) : { fullName: rest, className: null };
}

/** `DUPONT Marie (3A)`: brackets at the very end are the class. */
function parsePupil(text: string): Child {
  const withClass = /^(.+?) \(([^()]+)\)$/.exec(text);
  return { fullName: withClass?.[1] ?? text, className: withClass?.[2] ?? null };
}

/** The person whose home page this is; null while the page does not say. */
export function readPerson(page: PronotePage): Person | null {
  const webspace = webspaceOf(page.path);
  if (webspace === null) return null;
  const banner = firstText(page, (selectors) => selectors.user);
  const named = banner === null ? null : parseBanner(banner, webspace);
  if (named === null) return null;
  const school = firstText(page, (selectors) => selectors.school);
  const child = readChild(page, webspace);
  return { webspace, ...named, school, ...(child === null ? {} : { child }) };
}

/** What the page tells of somebody whom it does not name: within an ENT's frame PRONOTE leaves its banner empty. */
export function readUnnamed(page: PronotePage): AnonymousVisitor | null {
  const webspace = webspaceOf(page.path);
  if (webspace === null) return null;
  return { webspace, fullName: null, className: readChild(page, webspace)?.className ?? null };
}

function readChild(page: PronotePage, webspace: Webspace): Child | null {
  const child = webspace === 'parent' ? firstText(page, (selectors) => selectors.child) : null;
  return child === null ? null : parsePupil(tidy(child));
}

/** Whether the page names somebody, asks who is there, or neither: while it is built, or within an ENT's frame. */
export function presenceOn(page: PronotePage): Presence {
  if (firstText(page, (selectors) => selectors.user) !== null) return 'named';
  const asks = page.selectors.some(({ signInForm }) => page.document.querySelector(signInForm) !== null);
  return asks ? 'sign-in' : 'nobody';
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
