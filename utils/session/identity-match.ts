import type { LoansFailure } from '../domain/loan.ts';
import { nameWords, type Person } from '../domain/person.ts';
import type { PortalToken } from '../esidoc/portal-token.ts';
import type { DelegatedSession } from '../storage/delegated-sessions.ts';

/**
 * Whether a portal's token and PRONOTE's page are about the same person, as far as both say: every word of the token's
 * name stands in PRONOTE's, and a pupil is a pupil in both. The school was compared when the token was read. Null when
 * there is no doubt left; a token that names nobody is "unproven", and something else has to vouch for it.
 */
export function identityMismatch(token: PortalToken, person: Person): LoansFailure | null {
  const { familyName, givenName, profile } = token.borrower;
  const isPupil = person.webspace === 'eleve';
  // A child and a parent may have the same name. An administrator's account may be anybody's.
  if (profile !== null && profile !== 'admin' && isPupil !== (profile === 'pupil'))
    return { kind: 'someone-else' };
  const words = nameWords(`${familyName ?? ''} ${givenName ?? ''}`);
  if (words.length === 0) return { kind: 'unproven' };
  const known = new Set(nameWords(person.fullName));
  return words.every((word) => known.has(word)) ? null : { kind: 'someone-else' };
}

/** Why a token that the portal shows now may be of somebody else than the person whose session is kept. */
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
