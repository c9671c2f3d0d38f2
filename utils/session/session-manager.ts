import type { LoansFailure } from '../domain/loan.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { PortalAccess } from '../esidoc/loan-source.ts';
import type { PortalToken, TokenFailure } from '../esidoc/portal-token.ts';
import type { DelegatedSession, DelegatedSessions } from '../storage/delegated-sessions.ts';
import { arriveSignedOn, isSignedInAtSchool, openHome, type SignOnPorts } from './cas-sign-on.ts';
import { identityMismatch, sessionMismatch } from './identity-match.ts';
import { accessWith } from './portal-client.ts';

export interface SessionManagerPorts extends SignOnPorts {
  readonly sessions: DelegatedSessions;
  /** The token of the person signed in, in a page of the portal; or why there is none to use. */
  readonly readUserToken: (html: string, portal: Portal, now: number) => Result<PortalToken, TokenFailure>;
  /** Whether any token of e-sidoc stands in the page. */
  readonly showsToken: (html: string, now: number) => boolean;
  /** Runs the work only while this borrower is still the one at the computer, and nobody else can arrive meanwhile. */
  readonly whileCurrent: (borrower: CurrentUser, work: () => Promise<void>) => Promise<void>;
}

export interface SessionManager {
  /** A way to ask the portal as this person, signing on silently first where needed. */
  readonly accessFor: (portal: Portal, borrower: CurrentUser) => Promise<Result<PortalAccess, LoansFailure>>;
  /** Keeps a session that the portal's own page handed over, if it is this person's; ends the kept one if it is not. */
  readonly adoptSession: (
    portal: Portal,
    borrower: CurrentUser,
    token: PortalToken,
    written: boolean,
  ) => Promise<Result<DelegatedSession, LoansFailure>>;
}

/** Before a session's end: it is renewed rather than used. */
const marginMilliseconds = 30_000;

/** Keeps the delegated sessions: the only part of the extension that ever holds a token. */
export function createSessionManager(ports: SessionManagerPorts): SessionManager {
  async function signOn(
    portal: Portal,
    borrower: CurrentUser,
  ): Promise<Result<DelegatedSession, LoansFailure>> {
    const page = await arriveSignedOn(ports, portal);
    if (!page.ok) return page;
    const token = ports.readUserToken(page.value, portal, ports.now());
    return token.ok
      ? keep(portal, borrower, token.value, true)
      : fail(await explain(token.failure, portal, page.value));
  }

  /** A token must name the person, or name nobody and come from a sign-on that knows who is at the school's door. */
  async function keep(
    portal: Portal,
    borrower: CurrentUser,
    token: PortalToken,
    written: boolean,
  ): Promise<Result<DelegatedSession, LoansFailure>> {
    const doubt = identityMismatch(token, borrower.person);
    const vouched = doubt?.kind === 'unproven' && (await isSignedInAtSchool(ports, portal));
    if (doubt !== null && !vouched) return fail(doubt);
    const session: DelegatedSession = {
      portalId: portal.id,
      person: borrower.key,
      token: token.raw,
      identity: token.borrower.identity,
      expiresAt: token.expiresAt,
      written,
    };
    let kept = false;
    await ports.whileCurrent(borrower, async () => {
      await ports.sessions.write(session);
      kept = true;
    });
    // Somebody else has come to the computer meanwhile.
    return kept ? succeed(session) : fail({ kind: 'someone-else' });
  }

  async function explain(failure: TokenFailure, portal: Portal, html: string): Promise<LoansFailure> {
    if (failure.kind === 'expired' || failure.kind === 'not-yet-valid') return { kind: 'expired-session' };
    if (failure.kind === 'ambiguous') return { kind: 'someone-else' };
    if (failure.kind === 'foreign') return { kind: 'foreign-session' };
    // Every page of a portal is assumed to hand out a token, to anybody: one without any is not the portal as we know it.
    if (!ports.showsToken(html, ports.now()))
      return { kind: 'unreadable', detail: 'no token in the page of the portal' };
    return { kind: (await isSignedInAtSchool(ports, portal)) ? 'not-linked' : 'not-signed-in' };
  }

  async function usable(portal: Portal, borrower: CurrentUser): Promise<DelegatedSession | null> {
    const session = await ports.sessions.read(portal.id);
    if (session === null) return null;
    const good = session.person === borrower.key && session.expiresAt - marginMilliseconds > ports.now();
    if (!good) await ports.sessions.end(portal.id);
    return good ? session : null;
  }

  /**
   * A page of the portal goes by the browser's cookies, which another tab may have changed since the session began: it
   * counts only if the portal says, there or on its home page, that its reader is the session's person.
   */
  async function pageOwnerMismatch(
    portal: Portal,
    { person }: CurrentUser,
    html: string,
    session: DelegatedSession,
  ): Promise<LoansFailure | null> {
    const here = ports.readUserToken(html, portal, ports.now());
    if (here.ok) return sessionMismatch(here.value, session, person);
    const home = await openHome(ports, portal);
    if (!home.ok) return home.failure;
    const token = ports.readUserToken(home.value, portal, ports.now());
    return token.ok
      ? sessionMismatch(token.value, session, person)
      : explain(token.failure, portal, home.value);
  }

  return {
    async accessFor(portal, borrower) {
      const known = await usable(portal, borrower);
      const session = known === null ? await signOn(portal, borrower) : succeed(known);
      if (!session.ok) return session;
      const renew = async () => {
        await ports.sessions.end(portal.id);
        return signOn(portal, borrower);
      };
      const access = {
        ...ports,
        portal,
        renew,
        pageOwnerMismatch: (html: string, current: DelegatedSession) =>
          pageOwnerMismatch(portal, borrower, html, current),
      };
      return succeed(accessWith(access, session.value));
    },

    async adoptSession(portal, borrower, token, written) {
      const session = await keep(portal, borrower, token, written);
      if (!session.ok) await ports.sessions.end(portal.id);
      return session;
    },
  };
}
