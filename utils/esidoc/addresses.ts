import type { Portal } from '../domain/portal.ts';

/** The portal's home page, whose HTML carries its tokens. */
export function homeAddress(portal: Portal): string {
  return new URL('/', portal.address).href;
}

/** The page of the signed-in person's loans (the e-sidoc manual; also the `permalien` of the partner loans contract). */
export function accountAddress(portal: Portal): string {
  return new URL('/moncompte/mesprets', portal.address).href;
}

/** Whether pages of this origin may be a portal's, as e-sidoc hosts them. */
export function isPortalOrigin(origin: string): boolean {
  return /^https:\/\/[a-z\d-]+\.esidoc\.fr(:\d+)?$/i.test(origin);
}

/** Browsers and servers agree on addresses of this length; a longer one is no record's. */
const longestLink = 2000;

/**
 * A link that came from the portal, as an https address on the portal's own origin or on another host of e-sidoc.
 * Null for any other: another host, http, `javascript:`, `data:`, credentials, another port, 2 000 characters.
 */
export function safeLink(text: string | null, portalOrigin: string): string | null {
  const portal = URL.parse(portalOrigin);
  const url = text === null || portal === null ? null : URL.parse(text.trim(), portal.href);
  if (url === null || portal === null || url.href.length > longestLink) return null;
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  const sibling =
    /^[a-z\d-]+\.esidoc\.fr$/.test(url.hostname) && (url.port === '' || url.port === portal.port);
  return url.origin === portal.origin || sibling ? url.href : null;
}

/** Hosts besides the portal's own that pictures of covers come from: assumed, no source lists them. */
const pictureHosts: readonly string[] = ['images.esidoc.fr', 'static.esidoc.fr'];

/** The address of a cover's picture, on the portal's own origin or on e-sidoc's hosts for pictures; null for any other. */
export function coverAddress(text: string | null, portalOrigin: string): string | null {
  const link = safeLink(text, portalOrigin);
  if (link === null) return null;
  const { origin, hostname } = new URL(link);
  return origin === new URL(portalOrigin).origin || pictureHosts.includes(hostname) ? link : null;
}
