import { z } from 'zod';
import { nameWords } from '../domain/person.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import { WireText } from './wire.ts';

/** A token that a portal puts into its own page. Its signature is not verified: the portal does so. */
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
  /** The `IDENTITE_ENT` of the users' feed. */
  readonly identity: string | null;
  readonly familyName: string | null;
  readonly givenName: string | null;
  /** Null when absent or ambiguous. */
  readonly profile: Profile | null;
}

type Profile = 'pupil' | 'teacher' | 'other' | 'admin';

export interface TokenFailure {
  /** `ambiguous`: tokens of several persons, of whom any may be the reader. */
  readonly kind: 'absent' | 'ambiguous' | 'expired' | 'foreign' | 'not-yet-valid';
}

interface DatedToken {
  readonly token: PortalToken;
  /** Milliseconds since 1970; null without a start. */
  readonly startsAt: number | null;
}

const maxTokenLength = 16_384;
/** A user's session lasts about one hour (PapillonApp, issue 860). */
const usualLifetimeMs = 3_600_000;
/** Tokens with a longer lifetime are fetched again after a day. */
const maxLifetimeMs = 86_400_000;
/** Tolerance for clock differences (RFC 7519, §4.1.5). */
const leewayMs = 60_000;

/** Seconds since 1970, or absent; any other value makes the token invalid. */
const Seconds = z
  .union([
    z.number(),
    // JSON.parse reads numbers beyond the range as Infinity.
    z.literal(Number.POSITIVE_INFINITY),
    z
      .string()
      .regex(/^\d{1,20}$/)
      .transform(Number),
  ])
  .nullish();

const Rights = z
  .union([
    z.string().transform((right) => [right]),
    z.array(z.unknown()).transform((rights) => rights.filter((right) => typeof right === 'string')),
  ])
  .catch([]);

/** One claim or several of the same name, as directories write them. */
const Texts = z.union([z.array(WireText), WireText.transform((text) => [text])]);

/** `ENTPersonProfils` in e-sidoc's CAS responses (Canopé's notice for publishers, v1.3). */
const profiles: ReadonlyMap<string | undefined, Profile> = new Map([
  ['national_1', 'pupil'],
  ['national_3', 'teacher'],
  ['national_6', 'other'],
]);

/**
 * Issuer, institution, `exp` and `droits` are as in a2br/esidoc.js (2022). Assumed: the names of the borrower's claims
 * (those of the users' feed, then those usual in ID tokens), and that the token has the profile of the CAS responses.
 */
const Payload = z.object({
  iss: z.literal('esidoc'),
  institution: z.string().trim().min(1).toUpperCase(),
  exp: Seconds,
  nbf: Seconds,
  droits: Rights,
  ...{ identite_ent: WireText, IDENTITE_ENT: WireText, uid: WireText, sub: WireText },
  ...{ nom: WireText, family_name: WireText, prenom: WireText, given_name: WireText },
  ...{ ENTPersonProfils: Texts, profil: Texts, account_type: WireText },
});
const Header = z.object({
  alg: z
    .string()
    .regex(/^(?!none$)/i)
    .optional(),
});

/**
 * Finds the e-sidoc tokens in a page's HTML, in page order: `sessionStorage.setItem('Esidoc…', "<JWT>")`. They are
 * recognised by their claims, not by their storage key; other texts and tokens are ignored.
 */
export function readTokens(html: string, now: number): readonly PortalToken[] {
  return datedTokens(html, now).map(({ token }) => token);
}

/** The anonymous visitors' token for searches in this school's portal; or why there is no usable one. */
export function publicToken(html: string, rne: Rne, now: number): Result<PortalToken, TokenFailure> {
  return choose(
    datedTokens(html, now).filter(({ token }) => !isPersonal(token)),
    rne,
    now,
  );
}

/**
 * The token of the signed-in user: one with rights beyond `PUBLIC`; or why there is no usable one. Fails with
 * `ambiguous` for valid tokens of different persons in one page.
 */
export function userToken(html: string, rne: Rne, now: number): Result<PortalToken, TokenFailure> {
  return choose(
    datedTokens(html, now).filter(({ token }) => isPersonal(token)),
    rne,
    now,
  );
}

/** Whether a token is this school's and valid for at least another 30 seconds. */
export function isUsable(token: PortalToken, rne: Rne, now: number): boolean {
  return token.institution === rne && token.expiresAt > now + leewayMs / 2;
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
  const good = unexpired
    .filter(({ startsAt }) => startsAt === null || startsAt <= now + leewayMs)
    .map(({ token }) => token);
  const [first] = good;
  if (first === undefined) return fail({ kind: 'not-yet-valid' });
  // An anonymous token identifies no person, whatever its claims.
  const isOfOneReader = !isPersonal(first) || good.every((token) => !differ(first.borrower, token.borrower));
  return isOfOneReader ? succeed(first) : fail({ kind: 'ambiguous' });
}

/** Whether two borrowers are different persons: by their identities, or by their names where one is missing. */
function differ(one: TokenBorrower, other: TokenBorrower): boolean {
  if (one.identity !== null && other.identity !== null) return one.identity !== other.identity;
  const [name, otherName] = [one, other].map(({ familyName, givenName }) =>
    nameWords(`${familyName ?? ''} ${givenName ?? ''}`).join(' '),
  );
  return name !== '' && otherName !== '' && name !== otherName;
}

function datedTokens(html: string, now: number): readonly DatedToken[] {
  const found = new Map<string, DatedToken>();
  // Matches that cannot overlap keep the scan linear for any page.
  for (const [run] of html.matchAll(/[\w.-]+/g)) {
    const token = run.length > maxTokenLength || found.has(run) ? null : readToken(run, now);
    if (token !== null) found.set(run, token);
  }
  return [...found.values()];
}

function readToken(raw: string, now: number): DatedToken | null {
  const [head, body, signature, ...rest] = raw.split('.');
  // A JSON object begins with "{", which base64url encodes as "e".
  if (!head?.startsWith('e') || !body?.startsWith('e') || !signature || rest.length > 0) return null;
  const payload = Payload.safeParse(decodedJson(body));
  if (!payload.success || !Header.safeParse(decodedJson(head)).success) return null;
  const { institution, exp, nbf, droits, ...claims } = payload.data;
  const lifetime = exp == null ? usualLifetimeMs : exp * 1000 - now;
  const borrower: TokenBorrower = {
    identity: claims.identite_ent ?? claims.IDENTITE_ENT ?? claims.uid ?? claims.sub,
    familyName: claims.nom ?? claims.family_name,
    givenName: claims.prenom ?? claims.given_name,
    profile: profileIn([...claims.ENTPersonProfils, ...claims.profil], claims.account_type),
  };
  return {
    token: {
      raw,
      institution,
      expiresAt: now + Math.min(lifetime, maxLifetimeMs),
      rights: droits,
      borrower,
    },
    startsAt: nbf == null ? null : nbf * 1000,
  };
}

/** Administrators have a pupil's profile too, with `account_type=admin` (the same notice). Two profiles are ambiguous. */
function profileIn(values: readonly (string | null)[], accountType: string | null): Profile | null {
  if (accountType?.toLowerCase() === 'admin') return 'admin';
  const known = new Set(values.flatMap((text) => profiles.get(text?.toLowerCase()) ?? []));
  const [profile = null] = known;
  return known.size === 1 ? profile : null;
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
