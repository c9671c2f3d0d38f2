import type { Portal } from '../domain/portal.ts';
import { signOnAddress } from '../domain/sign-on-address.ts';
import { ask, type Fetch, readText } from '../network/answer.ts';
import { good, type Look, problem, warning } from './check-look.ts';
import { userToken } from './portal-token.ts';

/**
 * The sign-on service takes a visitor to the portal without asking anything (CAS Protocol 3.0, §2.1.1, `gateway`).
 * It is set up well when that ends at the portal or at a sign-on page; that nobody is signed in is only a warning.
 */
export async function lookAtSignOn(
  fetch: Fetch,
  now: number,
  portal: Portal,
  loginAddress: string,
): Promise<Look> {
  const login = signOnAddress(loginAddress, portal.address, true);
  const response = await ask(fetch, login, { credentials: 'include' });
  if (response === null) return problem('unreachable');
  if (!response.ok) return problem('refused', String(response.status));
  const page = await readText(response);
  if (!page.ok) return problem(page.failure.kind);
  const end = URL.parse(response.url || login);
  if (end?.origin === new URL(portal.address).origin) {
    const signedIn = userToken(page.value, portal.rne, now);
    return signedIn.ok ? good(end.host, null) : warning('not-signed-in', end.host);
  }
  // A school's sign-on may hand over to another one, such as EduConnect, to ask who is there.
  const isSignOnPage =
    end?.origin === new URL(login).origin || /<input\b[^>]*\btype\s*=\s*["']?password\b/i.test(page.value);
  // Only the host: the rest of the address may carry a ticket.
  return isSignOnPage ? warning('not-signed-in', end?.host) : problem('unreadable', end?.host);
}
