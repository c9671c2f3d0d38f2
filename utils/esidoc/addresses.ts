import type { Portal } from '../domain/portal.ts';
import { type AddressFault, usualAddress, usualSearchTemplate } from '../domain/portal-draft.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';

export interface AddressFailure {
  readonly kind: AddressFault;
}

/** The address that e-sidoc gives to every school, from its RNE: `https://9990001x.esidoc.fr` (a2br/esidoc.js, 2022). */
export function portalAddress(rne: Rne): string {
  return usualAddress(rne);
}

/**
 * Reads a portal's address however it was copied: a host alone, an alias, a page of the portal.
 * Gives the origin without a slash at the end, or what is wrong with the text.
 */
export function parsePortalAddress(text: string): Result<string, AddressFailure> {
  const trimmed = text.trim();
  if (trimmed === '') return fail({ kind: 'empty' });
  if (/\s/.test(trimmed)) return fail({ kind: 'not-an-address' });
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (url === null) return fail({ kind: 'not-an-address' });
  if (url.protocol !== 'https:') return fail({ kind: 'not-https' });
  if (url.username !== '' || url.password !== '') return fail({ kind: 'credentials' });
  if (url.hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(url.hostname)) return fail({ kind: 'ip' });
  const named = /[^.]\.[^.]/.test(url.hostname) || url.hostname === 'localhost';
  return named ? succeed(url.origin) : fail({ kind: 'not-an-address' });
}

/** The portal's home page, whose HTML carries its tokens. */
export function homeAddress(portal: Portal): string {
  return new URL('/', portal.address).href;
}

/** The page of the signed-in person's loans (the e-sidoc manual; also the `permalien` of the partner loans contract). */
export function accountAddress(portal: Portal): string {
  return new URL('/moncompte/mesprets', portal.address).href;
}

/** Where today's portals show results: assumed, nobody has published it, so each portal may have another. */
export function defaultSearchTemplate(address: string): string {
  return usualSearchTemplate(address);
}

/**
 * A link that came from the portal, as an https address on the portal's own origin or on another host of e-sidoc.
 * Null for any other: another host, http, `javascript:`, `data:`, credentials, another port.
 */
export function safeLink(text: string | null, portalOrigin: string): string | null {
  const portal = URL.parse(portalOrigin);
  const url = text === null || portal === null ? null : URL.parse(text.trim(), portal.href);
  if (url === null || portal === null) return null;
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  const sibling =
    /^[a-z\d-]+\.esidoc\.fr$/.test(url.hostname) && (url.port === '' || url.port === portal.port);
  return url.origin === portal.origin || sibling ? url.href : null;
}
