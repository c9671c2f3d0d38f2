import type { Portal } from './portal.ts';
import { searchTerms } from './search.ts';
import { signOnAddress } from './sign-on-address.ts';

/** Where the typed words go in a search template. */
const placeholder = '{terms}';

/** A stand-in for the words that an address keeps as it is, wherever it stands. */
const standIn = 'terms-go-here';

/** True for an https address with `{terms}` after its host: words put there can never lead to another host. */
export function isSearchTemplate(template: string): boolean {
  if (!template.includes(placeholder)) return false;
  const address = URL.parse(template.replaceAll(placeholder, standIn));
  if (address === null || address.protocol !== 'https:') return false;
  return !address.host.includes(standIn) && address.username === '' && address.password === '';
}

/**
 * The address of the portal's results for these words: always on the template's origin, and read back by the portal as
 * the words that `searchTerms` gives. Throws for a template that `isSearchTemplate` refuses: a fault of the set-up.
 */
export function searchAddress(template: string, terms: string): string {
  if (!isSearchTemplate(template)) throw new RangeError('not a search template');
  const words = encodeURIComponent(searchTerms(terms));
  return new URL(template.replaceAll(placeholder, () => withoutDotSegment(words))).href;
}

/**
 * "." and ".." alone in a path mean "here" and "up", even percent-encoded (URL Standard, "double-dot URL path segment").
 * A space at the end takes that meaning away, and a search does not see it.
 */
function withoutDotSegment(words: string): string {
  return words === '.' || words === '..' ? `${words}%20` : words;
}

/**
 * Where the portal shows all it finds for these words. Where a CAS server vouches for its visitors, by way of that
 * server, which sends on at once: signed in, or as a visitor. (That the portal takes a ticket on any of its pages is
 * assumed; that a service address may be any page is CAS Protocol 3.0 specification, §2.1.1.)
 */
export function resultsAddress(
  portal: Pick<Portal, 'address' | 'searchTemplate' | 'delegation'>,
  terms: string,
): string {
  const results = searchAddress(portal.searchTemplate, terms);
  const { delegation } = portal;
  // A template may lead to another host: nobody signs on there.
  const isPortals = new URL(results).origin === new URL(portal.address).origin;
  return delegation.kind === 'cas' && isPortals
    ? signOnAddress(delegation.signOnAddress, results, true)
    : results;
}
