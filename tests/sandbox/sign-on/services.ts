import { hosts } from '../hosts.ts';

/**
 * A service is a page of a portal that the school has declared; the ticket would otherwise go to anybody.
 * Only `https` counts: CAS Protocol 3.0 Specification, §2.2.1.
 */
export function isKnownService(service: string): boolean {
  if (!URL.canParse(service)) return false;
  const { protocol, host, username } = new URL(service);
  return protocol === 'https:' && host === hosts.portal && username === '';
}

/** The address of a service as a header can carry it: in ASCII, on one line. */
export function addressOf(service: string): string {
  return new URL(service).href;
}

/** Whether two addresses name the same service, however each wrote the same address. */
export function isSameService(one: string, other: string): boolean {
  return URL.canParse(other) && addressOf(one) === addressOf(other);
}

export function withTicket(service: string, ticket: string): string {
  const address = new URL(service);
  // Appended as text: writing the query anew could change its escapes, and the service would no longer match.
  address.search = address.search === '' ? `?ticket=${ticket}` : `${address.search}&ticket=${ticket}`;
  return address.href;
}
