import type { LoansFailure } from '../domain/loan.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { PortalAccess } from '../esidoc/loan-source.ts';
import { type PortalToken, readTokens, type TokenFailure, userToken } from '../esidoc/portal-token.ts';
import type { Fetch } from '../http/http.ts';
import { type DelegatedSession, delegatedSessions } from '../storage/delegated-sessions.ts';
import { isSignedInAtSchool, openHome, openSignedOn } from './cas-sign-on.ts';
import { identityMismatch, sessionMismatch } from './identity-match.ts';
import { createPortalAccess } from './portal-client.ts';
import { whileCurrent } from './user-lock.ts';

/** A session that ends sooner than this is renewed instead of used. */
const expiryMarginMs = 30_000;

/** Access to the portal as this user: with the stored session, or after a silent sign-on. */
export async function openAccess(
  fetch: Fetch,
  portal: Portal,
  user: CurrentUser,
): Promise<Result<PortalAccess, LoansFailure>> {
  const stored = await usableSession(portal, user);
  const session = stored === null ? await signOn(fetch, portal, user) : succeed(stored);
  if (!session.ok) return session;
  const access = createPortalAccess(fetch, portal, {
    session: session.value,
    async renew() {
      await delegatedSessions.end(portal.id);
      return signOn(fetch, portal, user);
    },
    pageOwnerMismatch: (html, current) => pageOwnerMismatch(fetch, portal, user, html, current),
  });
  return succeed(access);
}

/** Stores the session of a token found in the portal's own page if it is this user's; otherwise ends the stored one. */
export async function adoptSession(
  fetch: Fetch,
  portal: Portal,
  user: CurrentUser,
  token: PortalToken,
  written: boolean,
): Promise<Result<DelegatedSession, LoansFailure>> {
  const session = await storeSession(fetch, portal, user, token, written);
  if (!session.ok) await delegatedSessions.end(portal.id);
  return session;
}

async function signOn(
  fetch: Fetch,
  portal: Portal,
  user: CurrentUser,
): Promise<Result<DelegatedSession, LoansFailure>> {
  const page = await openSignedOn(fetch, portal);
  if (!page.ok) return page;
  const token = userToken(page.value, portal.rne, Date.now());
  return token.ok
    ? storeSession(fetch, portal, user, token.value, true)
    : fail(await loansFailureOf(fetch, token.failure, portal, page.value));
}

/** The token must name the user, or name no one and come from a sign-on at a school that knows the user. */
async function storeSession(
  fetch: Fetch,
  portal: Portal,
  user: CurrentUser,
  token: PortalToken,
  written: boolean,
): Promise<Result<DelegatedSession, LoansFailure>> {
  const mismatch = identityMismatch(token, user.person);
  const isVouchedFor = mismatch?.kind === 'unproven' && (await isSignedInAtSchool(fetch, portal));
  if (mismatch !== null && !isVouchedFor) return fail(mismatch);
  const session: DelegatedSession = {
    portalId: portal.id,
    person: user.key,
    token: token.raw,
    identity: token.borrower.identity,
    expiresAt: token.expiresAt,
    written,
  };
  let isStored = false;
  await whileCurrent(user, async () => {
    await delegatedSessions.write(session);
    isStored = true;
  });
  // Not stored: the current user has changed meanwhile.
  return isStored ? succeed(session) : fail({ kind: 'someone-else' });
}

async function loansFailureOf(
  fetch: Fetch,
  failure: TokenFailure,
  portal: Portal,
  html: string,
): Promise<LoansFailure> {
  if (failure.kind === 'expired' || failure.kind === 'not-yet-valid') return { kind: 'expired-session' };
  if (failure.kind === 'ambiguous') return { kind: 'someone-else' };
  if (failure.kind === 'foreign') return { kind: 'foreign-session' };
  // Assumed: every page of a portal contains a token, a public one for anonymous visitors.
  if (readTokens(html, Date.now()).length === 0)
    return { kind: 'unreadable', detail: 'no token in the page of the portal' };
  return { kind: (await isSignedInAtSchool(fetch, portal)) ? 'not-linked' : 'not-signed-in' };
}

async function usableSession(portal: Portal, user: CurrentUser): Promise<DelegatedSession | null> {
  const session = await delegatedSessions.read(portal.id);
  if (session === null) return null;
  const isUsable = session.person === user.key && session.expiresAt - expiryMarginMs > Date.now();
  if (!isUsable) await delegatedSessions.end(portal.id);
  return isUsable ? session : null;
}

/**
 * Why a page of the portal may have been rendered for someone else; null when it matches. Pages follow the browser's
 * cookies, which another tab may have changed since the session began: the page, or else the portal's home page, must
 * carry a token of the session's user.
 */
async function pageOwnerMismatch(
  fetch: Fetch,
  portal: Portal,
  { person }: CurrentUser,
  html: string,
  session: DelegatedSession,
): Promise<LoansFailure | null> {
  const inPage = userToken(html, portal.rne, Date.now());
  if (inPage.ok) return sessionMismatch(inPage.value, session, person);
  const home = await openHome(fetch, portal);
  if (!home.ok) return home.failure;
  const token = userToken(home.value, portal.rne, Date.now());
  return token.ok
    ? sessionMismatch(token.value, session, person)
    : loansFailureOf(fetch, token.failure, portal, home.value);
}
