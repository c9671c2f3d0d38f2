import type { Now } from '../browser/clock.ts';
import type { LoansFailure } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result } from '../domain/result.ts';
import { signOnUrl } from '../domain/sign-on-methods.ts';
import { ask, downFailure, type Fetch, isRedirect, readText } from '../http/http.ts';

export interface SignOnPorts {
  readonly fetch: Fetch;
  readonly now: Now;
  /** Whether the browser lets the extension ask this address. */
  readonly hasHostPermission: (address: string) => Promise<boolean>;
}

/**
 * Arrives on the portal as the person who is signed in at school, without asking anybody anything, and gives the HTML
 * of the portal's page: a signed-in page, or an anonymous one where no sign-on took place.
 * With CAS, `gateway=true` makes the server send the browser on at once, with a ticket or without
 * (CAS Protocol 3.0 specification, §2.1.1). Without delegation, the portal's own cookie decides.
 */
export function arriveSignedOn(ports: SignOnPorts, portal: Portal): Promise<Result<string, LoansFailure>> {
  return arriveAt(ports, portal, arrivalAddress(portal));
}

/** The HTML of the portal's home page as the browser's cookies have it, without any sign-on. */
export function openHome(ports: SignOnPorts, portal: Portal): Promise<Result<string, LoansFailure>> {
  return arriveAt(ports, portal, `${portal.address}/`);
}

async function arriveAt(
  ports: SignOnPorts,
  portal: Portal,
  address: string,
): Promise<Result<string, LoansFailure>> {
  const response = await ask(ports.fetch, address, { credentials: 'include' });
  if (response === null) return fail(await whyNoAnswer(ports, [address, portal.address]));
  const down = downFailure(response, ports.now());
  if (down !== null) return fail(down);
  if (!response.ok) return fail({ kind: 'not-allowed' });
  if (URL.parse(response.url)?.origin !== portal.address) return fail({ kind: 'not-signed-in' });
  return readText(response);
}

/**
 * Whether the CAS server knows the person: asked for a ticket it redirects at once, else it shows its sign-in form.
 * Tells "nobody is signed in" from "signed in, but the portal does not take the person in". The ticket asked for is
 * never followed, and dies within seconds.
 */
export async function isSignedInAtSchool({ fetch }: SignOnPorts, portal: Portal): Promise<boolean> {
  const address = signOnUrl(portal.delegation, portal.address, false);
  if (address === null) return false;
  const response = await ask(fetch, address, { credentials: 'include', redirect: 'manual' });
  return response !== null && isRedirect(response);
}

function arrivalAddress({ delegation, address }: Portal): string {
  return signOnUrl(delegation, address, true) ?? `${address}/`;
}

/** A request that a browser forbids fails like one to a host that is down. */
export async function whyNoAnswer(
  { hasHostPermission }: Pick<SignOnPorts, 'hasHostPermission'>,
  addresses: readonly string[],
): Promise<LoansFailure> {
  const permitted = await Promise.all(addresses.map(hasHostPermission));
  return { kind: permitted.every(Boolean) ? 'unreachable' : 'not-permitted' };
}
