import type { Portal } from './portal.ts';
import { searchTerms } from './search.ts';
import { signOnUrl } from './sign-on-methods.ts';

/** Replaced by the search terms. */
const placeholder = '{terms}';

/** A value that URL parsing leaves unchanged in every part of an address. */
const standIn = 'terms-go-here';

/** True for an https address with `{terms}` after its host, so that search terms cannot change the host. */
export function isSearchTemplate(template: string): boolean {
  if (!template.includes(placeholder)) return false;
  const address = URL.parse(template.replaceAll(placeholder, standIn));
  if (address === null || address.protocol !== 'https:') return false;
  return !address.host.includes(standIn) && address.username === '' && address.password === '';
}

/**
 * The address of the portal's results for these terms, normalised by `searchTerms`; always on the template's origin.
 * Throws for an invalid template (see `isSearchTemplate`).
 */
export function searchAddress(template: string, terms: string): string {
  if (!isSearchTemplate(template)) throw new RangeError('not a search template');
  const encoded = encodeURIComponent(searchTerms(terms));
  return new URL(template.replaceAll(placeholder, () => withoutDotSegment(encoded))).href;
}

/**
 * "." and ".." are path segments with a meaning, even percent-encoded (URL Standard, "double-dot URL path segment"). A
 * trailing space removes it and does not affect the search.
 */
function withoutDotSegment(encoded: string): string {
  return encoded === '.' || encoded === '..' ? `${encoded}%20` : encoded;
}

/**
 * The address of the portal's results page, through the sign-on server where there is one: it redirects at once, signed
 * in or not. That the portal accepts a ticket on any of its pages is assumed.
 */
export function resultsAddress(
  portal: Pick<Portal, 'address' | 'searchTemplate' | 'delegation'>,
  terms: string,
): string {
  const results = searchAddress(portal.searchTemplate, terms);
  // Users must not be signed on to another host, which a template may name.
  if (new URL(results).origin !== new URL(portal.address).origin) return results;
  return signOnUrl(portal.delegation, results, true) ?? results;
}
