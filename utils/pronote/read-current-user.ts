import type { AnonymousVisitor, Child, Person } from '../domain/person.ts';
import { isWebspace, type Webspace } from '../domain/webspace.ts';
import { firstText, type PronotePage } from './pronote-page.ts';
import type { SignInState } from './watch-sign-out.ts';

/** The webspace of a page, from its file name: `…/eleve.html`. Null for the mobile pages and any other page. */
export function webspaceOf(path: string): Webspace | null {
  const name = /\/([a-z]+)\.html$/i.exec(path)?.[1]?.toLowerCase();
  return name !== undefined && isWebspace(name) ? name : null;
}

/**
 * Parses the banner `Espace Élèves - DUPONT Marie (3A)`: the name follows the first ` - `, and may contain others; the
 * class, for pupils only, is in brackets at the end. Null without a name, as within an ENT's frame.
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

function parsePupil(text: string): Child {
  const withClass = /^(.+?) \(([^()]+)\)$/.exec(text);
  return { fullName: withClass?.[1] ?? text, className: withClass?.[2] ?? null };
}

/** The user whom the banner names; null without a name. */
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

/** The user without a name: PRONOTE leaves its banner empty within an ENT's frame. Null outside the webspaces. */
export function readAnonymous(page: PronotePage): AnonymousVisitor | null {
  const webspace = webspaceOf(page.path);
  if (webspace === null) return null;
  return { webspace, fullName: null, className: readChild(page, webspace)?.className ?? null };
}

function readChild(page: PronotePage, webspace: Webspace): Child | null {
  const child = webspace === 'parent' ? firstText(page, (selectors) => selectors.child) : null;
  return child === null ? null : parsePupil(tidy(child));
}

export function readSignInState(page: PronotePage): SignInState {
  if (firstText(page, (selectors) => selectors.user) !== null) return 'signed-in';
  const hasForm = page.selectors.some(({ signInForm }) => page.document.querySelector(signInForm) !== null);
  return hasForm ? 'sign-in-form' : 'unknown';
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
