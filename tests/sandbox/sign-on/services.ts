import { hosts } from '../hosts.ts';

/**
 * A service is a page of a portal that the school has declared, so that tickets are not sent to other sites.
 * Only `https` counts: CAS Protocol 3.0 Specification, §2.2.1.
 */
export function isKnownService(service: string): boolean {
  if (!URL.canParse(service)) return false;
  const { protocol, host, username } = new URL(service);
  return protocol === 'https:' && host === hosts.portal && username === '';
}

/** The URL of a service as a header value: ASCII, on one line. */
export function addressOf(service: string): string {
  return new URL(service).href;
}

/** Whether two URLs name the same service, whatever their escaping. */
export function isSameService(one: string, other: string): boolean {
  return URL.canParse(other) && addressOf(one) === addressOf(other);
}

export function withTicket(service: string, ticket: string): string {
  const address = new URL(service);
  // Appended as text: serialising the query again could change its escapes, and the service would no longer match.
  address.search = address.search === '' ? `?ticket=${ticket}` : `${address.search}&ticket=${ticket}`;
  return address.href;
}
