import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { type Fetch, fetchWithTimeout, isDown, readText } from '../http/http.ts';
import { homeAddress } from './addresses.ts';
import { isUsable, type PortalToken, publicToken, type TokenFailure } from './portal-token.ts';

/** Where public tokens are kept between two searches: they belong to nobody. */
interface PublicTokens {
  read(portalId: string): Promise<PortalToken | null>;
  write(portalId: string, token: PortalToken): Promise<void>;
  forget(portalId: string): Promise<void>;
}

export interface PublicTokenPorts {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly publicTokens: PublicTokens;
}

export type PublicTokenFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'too-many-requests' }
  | { readonly kind: 'unreadable'; readonly detail: string };

const details: Record<TokenFailure['kind'], string> = {
  ambiguous: 'public tokens of several persons on the portal’s home page',
  absent: 'no public token on the portal’s home page',
  expired: 'the portal’s public token has expired',
  foreign: 'the public token is another school’s',
  'not-yet-valid': 'the portal’s public token is not valid yet',
};

/** The portal's public token: the one kept while it lasts, else the one in its home page (a2br/esidoc.js, 2022). */
export async function findPublicToken(
  ports: PublicTokenPorts,
  portal: Portal,
): Promise<Result<PortalToken, PublicTokenFailure>> {
  const kept = await ports.publicTokens.read(portal.id);
  if (kept !== null && isUsable(kept, portal.rne, ports.now())) return succeed(kept);
  const response = await fetchWithTimeout(ports.fetch, homeAddress(portal), {
    headers: { Accept: 'text/html' },
    credentials: 'omit',
  });
  if (response?.status === 429) return fail({ kind: 'too-many-requests' });
  if (response === null || isDown(response)) return fail({ kind: 'unreachable' });
  if (!response.ok) return fail({ kind: 'unreadable', detail: `home page: status ${response.status}` });
  const html = await readText(response);
  if (!html.ok) return html;
  const token = publicToken(html.value, portal.rne, ports.now());
  if (!token.ok) return fail({ kind: 'unreadable', detail: details[token.failure.kind] });
  await ports.publicTokens.write(portal.id, token.value);
  return token;
}
