import type { LoansFailure } from '../domain/loan.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { PortalAccess } from '../esidoc/loan-source.ts';
import { ask, isRedirect } from '../http/http.ts';
import type { DelegatedSession } from '../storage/delegated-sessions.ts';
import { type SignOnPorts, whyNoAnswer } from './cas-sign-on.ts';

export interface AccessPorts extends SignOnPorts {
  readonly portal: Portal;
  /** A new session in the place of one that was refused. */
  readonly renew: () => Promise<Result<DelegatedSession, LoansFailure>>;
  /** Why a page that the portal has shown may be another person's than this session's; null without a doubt. */
  readonly pageOwnerMismatch: (html: string, session: DelegatedSession) => Promise<LoansFailure | null>;
}

/** Asks the portal with a session, renews it once when it is refused, and never carries it anywhere else. */
export function accessWith(ports: AccessPorts, first: DelegatedSession): PortalAccess {
  const { portal } = ports;
  let session = first;
  let renewed = false;

  async function renewOnce(): Promise<LoansFailure | null> {
    if (renewed) return { kind: 'not-allowed' };
    renewed = true;
    const next = await ports.renew();
    if (next.ok) session = next.value;
    return next.ok ? null : next.failure;
  }

  async function asking(address: string, accept: string): Promise<Result<Response, LoansFailure>> {
    const response = await askAs(session, ports, address, accept);
    if (response === null) return fail(await whyNoAnswer(ports, [address]));
    if (!refusesSession(response)) return succeed(response);
    const failure = await renewOnce();
    return failure === null ? asking(address, accept) : fail(failure);
  }

  return {
    now: ports.now,
    get identity() {
      return session.identity;
    },
    async fetch(address, init) {
      if (!belongsTo(portal, address))
        return fail({ kind: 'unreadable', detail: 'an address off the portal' });
      return asking(address, init?.accept ?? '*/*');
    },
    pageOwnerMismatch: (html) => ports.pageOwnerMismatch(html, session),
  };
}

/**
 * No redirect is followed: the session must not be carried to an address that nobody has looked at. The portal's pages
 * know people by its cookies; a gateway must go by the session alone, whoever the browser's cookies are of.
 */
function askAs(
  session: DelegatedSession,
  { fetch, portal }: AccessPorts,
  address: string,
  accept: string,
): Promise<Response | null> {
  return ask(fetch, address, {
    headers: { Accept: accept, Authorization: `Bearer ${session.token}` },
    credentials: URL.parse(address)?.origin === portal.address ? 'include' : 'omit',
    redirect: 'manual',
  });
}

/** A portal that no longer knows the session says so with 401, or sends the browser to its sign-in page. */
function refusesSession(response: Response): boolean {
  return response.status === 401 || isRedirect(response);
}

function belongsTo(portal: Portal, address: string): boolean {
  const origin = URL.parse(address)?.origin;
  return (
    origin === portal.address || (portal.loansApi !== null && origin === URL.parse(portal.loansApi)?.origin)
  );
}
