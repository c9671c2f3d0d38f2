import type { Portal } from '../domain/portal.ts';
import { signOnAddress } from '../domain/sign-on-address.ts';
import { readTokens, userToken } from '../esidoc/portal-token.ts';
import { fetchWithTimeout, isRedirect, readText } from '../http/http.ts';
import { statusWords, tokenReason } from './check-pages.ts';
import { good, problem, type StepResult, warning } from './check-result.ts';
import { type TracedFetch, troubleOf } from './traced-fetch.ts';

/** The HTML on which the sign-on ended: the portal's, or none where it asks who is there. */
interface Arrival {
  readonly html: string | null;
}

/**
 * The sign-on service takes a visitor to the portal without asking anything (CAS Protocol 3.0, §2.1.1, `gateway`).
 * It is set up well when that ends at the portal; a sign-in page may only mean that nobody is signed in.
 */
export async function checkSignOn(
  { fetch, seen }: TracedFetch,
  portal: Portal,
  loginAddress: string,
): Promise<StepResult<Arrival>> {
  const login = signOnAddress(loginAddress, portal.address, true);
  const response = await fetchWithTimeout(fetch, login, { credentials: 'include' });
  const page = response?.ok ? await readText(response) : null;
  const endsAtPortal = URL.parse(response?.url || login)?.origin === new URL(portal.address).origin;
  const trouble = troubleOf(seen(), 'page');
  // Only the host: the rest of the address may carry a ticket.
  const where = statusWords(seen()) ?? seen()?.endedAt ?? null;
  if (page?.ok !== true) return problem(trouble ?? 'unreachable', where);
  if (endsAtPortal) return good({ html: page.value }, where);
  // A school's sign-on may hand over to another one, such as EduConnect, to ask who is there.
  if (trouble === 'sign-in-page' || asksSomething(page.value))
    return { ...warning('sign-in-page', where), value: { html: null } };
  return problem(trouble ?? 'other-page', where);
}

function asksSomething(html: string): boolean {
  return /<input\b[^>]*\btype\s*=\s*["']?password\b|<form\b/i.test(html);
}

/** The person at the computer has arrived on the portal signed in. */
export async function checkArrival(
  { fetch }: Pick<TracedFetch, 'fetch'>,
  now: number,
  portal: Portal,
  loginAddress: string,
  { html }: Arrival,
): Promise<StepResult> {
  if (html === null) return warning('not-signed-in');
  const token = userToken(html, portal.rne, now);
  if (token.ok) {
    const { familyName, givenName } = token.value.borrower;
    return familyName === null && givenName === null ? warning('nameless-token') : good(null);
  }
  if (token.failure.kind === 'foreign') return problem('foreign-token');
  if (token.failure.kind !== 'absent') return warning(tokenReason(token.failure));
  // Every page of a portal is assumed to hand out a token, to anybody.
  if (readTokens(html, now).length === 0) return warning('unreadable');
  return warning((await isKnownAtSchool(fetch, portal, loginAddress)) ? 'not-linked' : 'not-signed-in');
}

/** A CAS server that knows the person redirects at once with a ticket, which is never followed and dies within seconds. */
async function isKnownAtSchool(fetch: TracedFetch['fetch'], portal: Portal, login: string): Promise<boolean> {
  const address = signOnAddress(login, portal.address, false);
  const response = await fetchWithTimeout(fetch, address, { credentials: 'include', redirect: 'manual' });
  return response !== null && isRedirect(response);
}
