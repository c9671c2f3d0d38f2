import type { LoansFailure } from '../domain/loan.ts';
import { nameWords, type Person } from '../domain/person.ts';
import type { PortalToken } from '../esidoc/portal-token.ts';
import type { DelegatedSession } from '../storage/delegated-sessions.ts';

/**
 * Why a portal's token may belong to someone other than this person; null when it matches: every word of the token's
 * name is in PRONOTE's name, and both agree on being a pupil. (The school was compared when the token was read.) A token
 * without a name is `unproven` and needs another proof.
 */
export function identityMismatch(token: PortalToken, person: Person): LoansFailure | null {
  const { familyName, givenName, profile } = token.borrower;
  const isPupil = person.webspace === 'eleve';
  // A child and a parent may share a name. An administrator account may be used by anyone.
  if (profile !== null && profile !== 'admin' && isPupil !== (profile === 'pupil'))
    return { kind: 'someone-else' };
  const words = nameWords(`${familyName ?? ''} ${givenName ?? ''}`);
  if (words.length === 0) return { kind: 'unproven' };
  const known = new Set(nameWords(person.fullName));
  return words.every((word) => known.has(word)) ? null : { kind: 'someone-else' };
}

/** Why a token that the portal shows now may belong to someone other than the session's user; null when it matches. */
export function sessionMismatch(
  token: PortalToken,
  session: DelegatedSession,
  person: Person,
): LoansFailure | null {
  const { identity } = token.borrower;
  if (token.raw === session.token) return null;
  if (identity !== null && session.identity !== null)
    return identity === session.identity ? null : { kind: 'someone-else' };
  return identityMismatch(token, person);
}
