import type { Borrower } from '../domain/borrower.ts';
import type { LoansFailure } from '../domain/loan.ts';
import { nameWords, type Person } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { PortalAccess } from '../esidoc/loan-source.ts';
import type { PortalToken, TokenFailure } from '../esidoc/portal-token.ts';
import { ask, type Fetch, isRedirect } from '../network/answer.ts';
import type { Now } from '../platform/clock.ts';
import type { DelegatedSession, DelegatedSessions } from '../storage/delegated-sessions.ts';
import { arriveSignedOn, isSignedInAtSchool } from './sign-on.ts';

export interface KeeperPorts {
  readonly fetch: Fetch;
  readonly now: Now;
  readonly sessions: DelegatedSessions;
  readonly readUserToken: (html: string, portal: Portal, now: number) => Result<PortalToken, TokenFailure>;
}

export interface SessionKeeper {
  /** A way to ask the portal as this person, signing on silently first where needed. */
  readonly accessFor: (portal: Portal, borrower: Borrower) => Promise<Result<PortalAccess, LoansFailure>>;
}

/** Seconds before a session's end in which it is renewed rather than used. */
const marginMilliseconds = 30_000;

/** Keeps the delegated sessions: the only part of the extension that ever holds a token. */
export function createSessionKeeper(ports: KeeperPorts): SessionKeeper {
  async function signOn(portal: Portal, borrower: Borrower): Promise<Result<DelegatedSession, LoansFailure>> {
    const page = await arriveSignedOn(ports.fetch, portal);
    if (!page.ok) return page;
    const token = ports.readUserToken(page.value, portal, ports.now());
    if (!token.ok) return fail(await explain(token.failure, portal));
    const doubt = await doubtAbout(token.value, portal, borrower.person);
    if (doubt !== null) return fail(doubt);
    const session: DelegatedSession = {
      portalId: portal.id,
      person: borrower.key,
      token: token.value.raw,
      identity: token.value.borrower.identity,
      expiresAt: token.value.expiresAt,
    };
    await ports.sessions.write(session);
    return succeed(session);
  }

  async function explain(failure: TokenFailure, portal: Portal): Promise<LoansFailure> {
    if (failure.kind === 'expired' || failure.kind === 'not-yet-valid') return { kind: 'expired-session' };
    if (failure.kind === 'foreign') return { kind: 'foreign-session' };
    return { kind: (await isSignedInAtSchool(ports.fetch, portal)) ? 'not-linked' : 'not-signed-in' };
  }

  /** A token must name the person, or name nobody and come from a sign-on that knows who is at the school's door. */
  async function doubtAbout(
    token: PortalToken,
    portal: Portal,
    person: Person,
  ): Promise<LoansFailure | null> {
    const { familyName, givenName } = token.borrower;
    const words = nameWords(`${familyName ?? ''} ${givenName ?? ''}`);
    if (words.length === 0)
      return (await isSignedInAtSchool(ports.fetch, portal)) ? null : { kind: 'unproven' };
    const known = new Set(nameWords(person.fullName));
    return words.every((word) => known.has(word)) ? null : { kind: 'someone-else' };
  }

  async function kept(portal: Portal, borrower: Borrower): Promise<DelegatedSession | null> {
    const session = await ports.sessions.read(portal.id);
    if (session === null) return null;
    const usable = session.person === borrower.key && session.expiresAt - marginMilliseconds > ports.now();
    if (!usable) await ports.sessions.end(portal.id);
    return usable ? session : null;
  }

  return {
    async accessFor(portal, borrower) {
      const known = await kept(portal, borrower);
      const session = known === null ? await signOn(portal, borrower) : succeed(known);
      if (!session.ok) return session;
      const renew = async () => {
        await ports.sessions.end(portal.id);
        return signOn(portal, borrower);
      };
      return succeed(accessWith(ports, portal, session.value, renew));
    },
  };
}

/** Asks the portal with a session, renews it once when it is refused, and never carries it anywhere else. */
function accessWith(
  ports: KeeperPorts,
  portal: Portal,
  first: DelegatedSession,
  renew: () => Promise<Result<DelegatedSession, LoansFailure>>,
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

  async function asking(address: string, accept: string): Promise<Result<Response, LoansFailure>> {
    const response = await askAs(session, ports.fetch, address, accept);
    if (response === null) return fail({ kind: 'unreachable' });
    if (!refusesSession(response)) return succeed(response);
    const failure = await renewOnce();
    return failure === null ? asking(address, accept) : fail(failure);
  }

  return {
    get identity() {
      return session.identity;
    },
    async fetch(address, init) {
      if (!belongsTo(portal, address))
        return fail({ kind: 'unreadable', detail: 'an address off the portal' });
      return asking(address, init?.accept ?? '*/*');
    },
  };
}

/** No redirect is followed: the session must not be carried to an address that nobody has looked at. */
function askAs(
  session: DelegatedSession,
  fetch: Fetch,
  address: string,
  accept: string,
): Promise<Response | null> {
  return ask(fetch, address, {
    headers: { Accept: accept, Authorization: `Bearer ${session.token}` },
    credentials: 'include',
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
