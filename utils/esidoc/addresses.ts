import type { Portal } from '../domain/portal.ts';

/** The portal's home page, whose HTML contains its tokens. */
export function homeAddress(portal: Portal): string {
  return new URL('/', portal.address).href;
}

/** The page of the signed-in user's loans (the e-sidoc manual; also the `permalien` of the partner loans contract). */
export function accountAddress(portal: Portal): string {
  return new URL('/moncompte/mesprets', portal.address).href;
}

/** Whether the origin is one of those at which e-sidoc hosts portals. */
export function isPortalOrigin(origin: string): boolean {
  return /^https:\/\/[a-z\d-]+\.esidoc\.fr(:\d+)?$/i.test(origin);
}

/** In characters; longer than any address of a record. */
const maxLinkLength = 2000;

/**
 * Validates a link from the portal: an https address on the portal's own origin or on another host of e-sidoc. Null for
 * other hosts, ports and schemes (`http:`, `javascript:`, `data:`), with credentials, and over 2 000 characters.
 */
export function safeLink(text: string | null, portalOrigin: string): string | null {
  const portal = URL.parse(portalOrigin);
  const url = text === null || portal === null ? null : URL.parse(text.trim(), portal.href);
  if (url === null || portal === null || url.href.length > maxLinkLength) return null;
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  const sibling =
    /^[a-z\d-]+\.esidoc\.fr$/.test(url.hostname) && (url.port === '' || url.port === portal.port);
  return url.origin === portal.origin || sibling ? url.href : null;
}

/** The hosts besides the portal's own that serve cover images: assumed, no source lists them. */
const imageHosts: readonly string[] = ['images.esidoc.fr', 'static.esidoc.fr'];

/** Validates the address of a cover image: on the portal's own origin or on e-sidoc's image hosts; else null. */
export function coverAddress(text: string | null, portalOrigin: string): string | null {
  const link = safeLink(text, portalOrigin);
  if (link === null) return null;
  const { origin, hostname } = new URL(link);
  return origin === new URL(portalOrigin).origin || imageHosts.includes(hostname) ? link : null;
}

/** The loans of one user at the portal's loans gateway, by an encoded path segment; null without a gateway. */
export function gatewayAddress({ loansApi, rne }: Portal, segment: string): string | null {
  return loansApi === null ? null : `${loansApi.replace(/\/+$/, '')}/${rne}/${segment}`;
}
