import type { Now } from '../browser/clock.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import type { Result } from '../domain/result.ts';
import type { PortalToken, TokenFailure } from '../esidoc/portal-token.ts';
import type { DelegatedSessions } from '../storage/delegated-sessions.ts';
import type { SessionManager } from './session-manager.ts';

/** The e-sidoc tokens that a page of the portal shows to the browser it was opened in. */
export interface ShownTokens {
  /** Those that stand in the page itself. */
  readonly written: string;
  /** Those that the browser keeps for the page, perhaps since an earlier one. */
  readonly kept: string;
}

export interface PortalVisitPorts {
  readonly now: Now;
  readonly sessionManager: SessionManager;
  readonly sessions: DelegatedSessions;
  readonly readUserToken: (text: string, portal: Portal, now: number) => Result<PortalToken, TokenFailure>;
  /** Whether any token of e-sidoc stands in the text. */
  readonly showsToken: (text: string, now: number) => boolean;
}

/**
 * What the portal's own page tells when somebody opens it: the session it hands over, another person's, or that nobody
 * is signed in any more. Answers true when it is worth reading the loans again, or saying why they cannot be.
 *
 * Assumed: the page carries its tokens like the public one that is known (a2br/esidoc.js), written in the page, or
 * else in `sessionStorage`, which may still hold them after a sign-out.
 */
export async function syncSessionFromPortalPage(
  ports: PortalVisitPorts,
  portal: Portal,
  borrower: CurrentUser,
  shown: ShownTokens,
): Promise<boolean> {
  const { sessions, now } = ports;
  const before = await sessions.read(portal.id);
  const written = ports.readUserToken(shown.written, portal, now());
  if (written.ok) return welcome(written.value, true);
  const speaks = ports.showsToken(shown.written, now());
  const kept = ports.readUserToken(shown.kept, portal, now());
  const isLeftOver = kept.ok && speaks && before?.written === true && before.token === kept.value.raw;
  if (kept.ok && !isLeftOver) return welcome(kept.value, false);
  if (before !== null && (speaks || ports.showsToken(shown.kept, now()))) {
    await sessions.rejectToken(portal.id, before.token);
    await sessions.end(portal.id);
  }
  return false;

  async function welcome(token: PortalToken, isWritten: boolean): Promise<boolean> {
    if (token.raw === before?.token && before.person === borrower.key) return false;
    if (await sessions.isTokenRejected(portal.id, token.raw)) return false;
    const session = await ports.sessionManager.adoptSession(portal, borrower, token, isWritten);
    if (!session.ok) await sessions.rejectToken(portal.id, token.raw);
    return true;
  }
}
