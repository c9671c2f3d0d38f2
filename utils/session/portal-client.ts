import type { LoansFailure } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { PortalAccess } from '../esidoc/loan-source.ts';
import { type Fetch, fetchWithTimeout, isRedirect } from '../http/http.ts';
import type { DelegatedSession } from '../storage/delegated-sessions.ts';
import { networkFailure } from './cas-sign-on.ts';

interface SessionSource {
  readonly session: DelegatedSession;
  /** A new session in place of one that the portal rejected. */
  readonly renew: () => Promise<Result<DelegatedSession, LoansFailure>>;
  /** Why a page of the portal may have been rendered for someone other than this session's user; else null. */
  readonly pageOwnerMismatch: (html: string, session: DelegatedSession) => Promise<LoansFailure | null>;
}

/** Requests to one portal with a session, which is renewed once when rejected and never sent to another origin. */
export function createPortalAccess(
  fetch: Fetch,
  portal: Portal,
  { session: first, renew, pageOwnerMismatch }: SessionSource,
): PortalAccess {
  let session = first;
  let renewed = false;

  async function renewOnce(): Promise<LoansFailure | null> {
    if (renewed) return { kind: 'not-allowed' };
    renewed = true;
    const next = await renew();
    if (next.ok) session = next.value;
    return next.ok ? null : next.failure;
  }

  async function request(address: string, accept: string): Promise<Result<Response, LoansFailure>> {
    const response = await fetchAs(fetch, session, portal, address, accept);
    if (response === null) return fail(await networkFailure([address]));
    if (!rejectsSession(response)) return succeed(response);
    const failure = await renewOnce();
    return failure === null ? request(address, accept) : fail(failure);
  }

  return {
    now: () => Date.now(),
    get identity() {
      return session.identity;
    },
    async fetch(address, init) {
      if (!belongsTo(portal, address))
        return fail({ kind: 'unreadable', detail: 'an address off the portal' });
      return request(address, init?.accept ?? '*/*');
    },
    pageOwnerMismatch: (html) => pageOwnerMismatch(html, session),
  };
}

/**
 * Redirects are not followed: the token must not be sent to an unchecked address. The portal's pages identify users by
 * cookie; for a gateway cookies are omitted, so that the bearer token alone identifies the user.
 */
function fetchAs(
  fetch: Fetch,
  session: DelegatedSession,
  portal: Portal,
  address: string,
  accept: string,
): Promise<Response | null> {
  return fetchWithTimeout(fetch, address, {
    headers: { Accept: accept, Authorization: `Bearer ${session.token}` },
    credentials: URL.parse(address)?.origin === portal.address ? 'include' : 'omit',
    redirect: 'manual',
  });
}

/** A portal rejects a session with 401, or with a redirect to its sign-in page. */
function rejectsSession(response: Response): boolean {
  return response.status === 401 || isRedirect(response);
}

function belongsTo(portal: Portal, address: string): boolean {
  const origin = URL.parse(address)?.origin;
  return (
    origin === portal.address || (portal.loansApi !== null && origin === URL.parse(portal.loansApi)?.origin)
  );
}
