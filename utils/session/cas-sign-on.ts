import { hasHostPermission } from '../browser/permissions.ts';
import type { LoansFailure } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result } from '../domain/result.ts';
import { signOnUrl } from '../domain/sign-on-methods.ts';
import { downFailure, type Fetch, fetchWithTimeout, isRedirect, readText } from '../http/http.ts';

/**
 * Signs on to the portal silently, with the browser's school session, and returns the HTML of the portal's page: signed
 * in, or anonymous where no sign-on took place. With CAS, `gateway=true` makes the server redirect at once, with a
 * ticket or without (CAS Protocol 3.0 specification, §2.1.1). Without CAS the portal's own cookie decides.
 */
export function openSignedOn(fetch: Fetch, portal: Portal): Promise<Result<string, LoansFailure>> {
  return openPage(fetch, portal, silentSignOnAddress(portal));
}

/** The HTML of the portal's home page, with the browser's cookies and without sign-on. */
export function openHome(fetch: Fetch, portal: Portal): Promise<Result<string, LoansFailure>> {
  return openPage(fetch, portal, `${portal.address}/`);
}

async function openPage(
  fetch: Fetch,
  portal: Portal,
  address: string,
): Promise<Result<string, LoansFailure>> {
  const response = await fetchWithTimeout(fetch, address, { credentials: 'include' });
  if (response === null) return fail(await networkFailure([address, portal.address]));
  const down = downFailure(response, Date.now());
  if (down !== null) return fail(down);
  if (!response.ok) return fail({ kind: 'not-allowed' });
  if (URL.parse(response.url)?.origin !== portal.address) return fail({ kind: 'not-signed-in' });
  return readText(response);
}

/**
 * Whether the CAS server knows the browser's user: it then answers a ticket request with a redirect, otherwise with its
 * sign-in form. Distinguishes "not signed in" from "signed in, but unknown to the portal". The redirect is not
 * followed, and the unused ticket expires within seconds.
 */
export async function isSignedInAtSchool(fetch: Fetch, portal: Portal): Promise<boolean> {
  const address = signOnUrl(portal.delegation, portal.address, false);
  if (address === null) return false;
  const response = await fetchWithTimeout(fetch, address, { credentials: 'include', redirect: 'manual' });
  return response !== null && isRedirect(response);
}

function silentSignOnAddress({ delegation, address }: Portal): string {
  return signOnUrl(delegation, address, true) ?? `${address}/`;
}

/** Why there was no response from these addresses: a request that the browser blocks fails like a network error. */
export async function networkFailure(addresses: readonly string[]): Promise<LoansFailure> {
  const permitted = await Promise.all(addresses.map(hasHostPermission));
  return { kind: permitted.every(Boolean) ? 'unreachable' : 'not-permitted' };
}
