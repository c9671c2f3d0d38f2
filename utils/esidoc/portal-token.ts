import { z } from 'zod';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import { WireText } from './wire.ts';

/** A token that a portal hands to its own page. Its signature is the portal's affair: it is not checked here. */
export interface PortalToken {
  readonly raw: string;
  /** The school's RNE, in upper case. */
  readonly institution: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly rights: readonly string[];
  readonly borrower: TokenBorrower;
}

interface TokenBorrower {
  /** The `IDENTITE_ENT` of the users feed. */
  readonly identity: string | null;
  readonly familyName: string | null;
  readonly givenName: string | null;
}

export interface TokenFailure {
  readonly kind: 'absent' | 'expired' | 'foreign' | 'not-yet-valid';
}

interface DatedToken {
  readonly token: PortalToken;
  /** Milliseconds since 1970; null when good from the start. */
  readonly startsAt: number | null;
}

const longestToken = 16_384;
/** A user's sign-on lasts about one hour (PapillonApp, issue 860). */
const usualLifeMilliseconds = 3_600_000;
/** Clocks differ a little (RFC 7519, §4.1.5, lets a reader allow for it). */
const leewayMilliseconds = 60_000;

const Seconds = z.number().positive().nullable().catch(null);

/**
 * Issuer, institution, `exp` and `droits` are as in a2br/esidoc.js (2022). The names of the borrower's claims are
 * assumed: those of the users feed, then those usual in sign-on tokens.
 */
const Payload = z.object({
  iss: z.literal('esidoc'),
  institution: z.string().trim().min(1).toUpperCase(),
  exp: Seconds,
  nbf: Seconds,
  droits: z.array(z.string()).catch([]),
  ...{ identite_ent: WireText, IDENTITE_ENT: WireText, uid: WireText, sub: WireText },
  ...{ nom: WireText, family_name: WireText, prenom: WireText, given_name: WireText },
});

/**
 * The e-sidoc tokens that stand in a page's HTML, in page order: `sessionStorage.setItem('Esidoc…', "<JWT>")`.
 * Known by what they carry, not by the key they are kept under. Other texts and tokens are passed over.
 */
export function readTokens(html: string, now: number): readonly PortalToken[] {
  return datedTokens(html, now).map(({ token }) => token);
}

/** The token that lets anybody search this school's portal, or why there is none to use. */
export function publicToken(html: string, rne: Rne, now: number): Result<PortalToken, TokenFailure> {
  return choose(
    datedTokens(html, now).filter(({ token }) => !isPersonal(token)),
    rne,
    now,
  );
}

/** The token of the person signed in: one whose rights go beyond `PUBLIC`; or why there is none to use. */
export function userToken(html: string, rne: Rne, now: number): Result<PortalToken, TokenFailure> {
  return choose(
    datedTokens(html, now).filter(({ token }) => isPersonal(token)),
    rne,
    now,
  );
}

/** Whether a token is this school's and still good, with a little time left to use it. */
export function isUsable(token: PortalToken, rne: Rne, now: number): boolean {
  return token.institution === rne && token.expiresAt > now + leewayMilliseconds / 2;
}

function isPersonal(token: PortalToken): boolean {
  return token.rights.some((right) => right.toUpperCase() !== 'PUBLIC');
}

function choose(found: readonly DatedToken[], rne: Rne, now: number): Result<PortalToken, TokenFailure> {
  if (found.length === 0) return fail({ kind: 'absent' });
  const own = found.filter(({ token }) => token.institution === rne);
  if (own.length === 0) return fail({ kind: 'foreign' });
  const unexpired = own.filter(({ token }) => token.expiresAt > now);
  if (unexpired.length === 0) return fail({ kind: 'expired' });
  const good = unexpired.find(({ startsAt }) => startsAt === null || startsAt <= now + leewayMilliseconds);
  return good === undefined ? fail({ kind: 'not-yet-valid' }) : succeed(good.token);
}

function datedTokens(html: string, now: number): readonly DatedToken[] {
  const found = new Map<string, DatedToken>();
  // Runs that cannot overlap keep the scan linear, whatever the page holds.
  for (const [run] of html.matchAll(/[\w.-]+/g)) {
    const token = run.length > longestToken || found.has(run) ? null : readToken(run, now);
    if (token !== null) found.set(run, token);
  }
  return [...found.values()];
}

function readToken(raw: string, now: number): DatedToken | null {
  const [, body, signature, ...rest] = raw.split('.');
  // JSON text of an object begins with "{", which base64url writes as "e".
  if (body === undefined || signature === undefined || rest.length > 0 || !body.startsWith('e')) return null;
  const payload = Payload.safeParse(decodedJson(body));
  if (!payload.success) return null;
  const { institution, exp, nbf, droits, ...claims } = payload.data;
  const expiresAt = exp === null ? now + usualLifeMilliseconds : exp * 1000;
  const borrower: TokenBorrower = {
    identity: claims.identite_ent ?? claims.IDENTITE_ENT ?? claims.uid ?? claims.sub,
    familyName: claims.nom ?? claims.family_name,
    givenName: claims.prenom ?? claims.given_name,
  };
  return {
    token: { raw, institution, expiresAt, rights: droits, borrower },
    startsAt: nbf === null ? null : nbf * 1000,
  };
}

function decodedJson(base64url: string): unknown {
  try {
    const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
