import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { type PortalToken, readTokens, userToken } from '../esidoc/portal-token.ts';
import type { shownTokens } from '../esidoc/shown-tokens.ts';
import type { Fetch } from '../http/http.ts';
import { delegatedSessions } from '../storage/delegated-sessions.ts';
import { adoptSession } from './session-manager.ts';

/**
 * Updates the stored session from a page of the portal that was opened: adopts the user's token, or ends the session
 * when the page shows another person or a sign-out. `shown.written` are the tokens in the page's HTML, `shown.kept` those
 * in its `sessionStorage`. True when the loans should be read again, or the failure reported.
 *
 * Assumed: personal tokens are found where the known public one is (a2br/esidoc.js), in the HTML, or in
 * `sessionStorage`, which may still hold them after a sign-out.
 */
export async function syncSessionFromPortalPage(
  fetch: Fetch,
  portal: Portal,
  user: CurrentUser,
  shown: ReturnType<typeof shownTokens>,
): Promise<boolean> {
  const now = Date.now();
  const before = await delegatedSessions.read(portal.id);
  const written = userToken(shown.written, portal.rne, now);
  if (written.ok) return adopt(written.value, true);
  const showsAnyToken = readTokens(shown.written, now).length > 0;
  const kept = userToken(shown.kept, portal.rne, now);
  const isLeftOver = kept.ok && showsAnyToken && before?.written === true && before.token === kept.value.raw;
  if (kept.ok && !isLeftOver) return adopt(kept.value, false);
  if (before !== null && (showsAnyToken || readTokens(shown.kept, now).length > 0)) {
    await delegatedSessions.rejectToken(portal.id, before.token);
    await delegatedSessions.end(portal.id);
  }
  return false;

  async function adopt(token: PortalToken, isWritten: boolean): Promise<boolean> {
    if (token.raw === before?.token && before.person === user.key) return false;
    if (await delegatedSessions.isTokenRejected(portal.id, token.raw)) return false;
    const session = await adoptSession(fetch, portal, user, token, isWritten);
    if (!session.ok) await delegatedSessions.rejectToken(portal.id, token.raw);
    return true;
  }
}
