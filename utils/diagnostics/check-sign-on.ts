import type { Portal } from '../domain/portal.ts';
import { signOnUrl } from '../domain/sign-on-methods.ts';
import { readTokens, userToken } from '../esidoc/portal-token.ts';
import { type Fetch, fetchWithTimeout, isRedirect, readText } from '../http/http.ts';
import { errorStatus, tokenReason } from './check-pages.ts';
import { good, problem, type StepResult, warning } from './step-result.ts';
import { responseProblem, type TracedFetch } from './traced-fetch.ts';

/** The portal's HTML after the sign-on; null where the server asked the user to sign in. */
interface Arrival {
  readonly html: string | null;
}

/**
 * The silent sign-on ends at the portal without user interaction (CAS Protocol 3.0 specification, §2.1.1, `gateway`). A
 * sign-in page is a warning only: the user may not be signed in.
 */
export async function checkSignOn(
  { fetch, lastExchange }: TracedFetch,
  portal: Portal,
  url: string,
): Promise<StepResult<Arrival>> {
  const response = await fetchWithTimeout(fetch, url, { credentials: 'include' });
  const page = response?.ok ? await readText(response) : null;
  const endsAtPortal = URL.parse(response?.url || url)?.origin === new URL(portal.address).origin;
  const reason = responseProblem(lastExchange(), 'page');
  // Only the host: the rest of the address may contain a ticket.
  const detail = errorStatus(lastExchange()) ?? lastExchange()?.endedAt ?? null;
  if (page?.ok !== true) return problem(reason ?? 'unreachable', detail);
  if (endsAtPortal) return good({ html: page.value }, detail);
  // A school's sign-on may redirect to another one, such as EduConnect, which asks the user to sign in.
  if (reason === 'sign-in-page' || hasForm(page.value))
    return { ...warning('sign-in-page', detail), value: { html: null } };
  return problem(reason ?? 'other-page', detail);
}

function hasForm(html: string): boolean {
  return /<input\b[^>]*\btype\s*=\s*["']?password\b|<form\b/i.test(html);
}

/** Whether the portal's page after the sign-on is that of a signed-in user. */
export async function checkSignedIn(
  fetch: Fetch,
  now: number,
  portal: Portal,
  html: string | null,
): Promise<StepResult> {
  if (html === null) return warning('not-signed-in');
  const token = userToken(html, portal.rne, now);
  if (token.ok) {
    const { familyName, givenName } = token.value.borrower;
    return familyName === null && givenName === null ? warning('nameless-token') : good(null);
  }
  if (token.failure.kind === 'foreign') return problem('foreign-token');
  if (token.failure.kind !== 'absent') return warning(tokenReason(token.failure));
  // Assumed: every page of a portal contains a token.
  if (readTokens(html, now).length === 0) return warning('unreadable');
  return warning((await isSignedInAtSchool(fetch, portal)) ? 'not-linked' : 'not-signed-in');
}

/** The sign-on server redirects known users at once, with a ticket that is not used and expires within seconds. */
async function isSignedInAtSchool(fetch: Fetch, portal: Portal): Promise<boolean> {
  const url = signOnUrl(portal.delegation, portal.address, false);
  const response =
    url === null ? null : await fetchWithTimeout(fetch, url, { credentials: 'include', redirect: 'manual' });
  return response !== null && isRedirect(response);
}
