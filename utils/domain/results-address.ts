import type { Portal } from './portal.ts';
import { searchAddress } from './search-address.ts';
import { signOnAddress } from './sign-on-address.ts';

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
