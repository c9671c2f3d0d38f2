import { z } from 'zod';
import { nameWords } from '../domain/person.ts';
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
  /** Null when the portal does not say, or not clearly. */
  readonly profile: Profile | null;
}

type Profile = 'pupil' | 'teacher' | 'other' | 'admin';

export interface TokenFailure {
  /** Ambiguous: tokens of several persons, of which none can be told to be the reader's. */
  readonly kind: 'absent' | 'ambiguous' | 'expired' | 'foreign' | 'not-yet-valid';
}

interface DatedToken {
  readonly token: PortalToken;
  /** Milliseconds since 1970; null when good from the start. */
  readonly startsAt: number | null;
}

const longestToken = 16_384;
/** A user's sign-on lasts about one hour (PapillonApp, issue 860). */
const usualLifeMilliseconds = 3_600_000;
/** A token said to last for years is looked for again after a day. */
const longestLifeMilliseconds = 86_400_000;
/** Clocks differ a little (RFC 7519, §4.1.5, lets a reader allow for it). */
const leewayMilliseconds = 60_000;

/** Seconds since 1970, null when not said. A token whose end or start is something else is no token. */
const Seconds = z
  .union([
    z.number(),
    // JSON that writes more than a number can hold is read as infinite.
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

/** `ENTPersonProfils` of the CAS answers of e-sidoc (Canopé's notice for publishers, v1.3). */
const profiles: ReadonlyMap<string | undefined, Profile> = new Map([
  ['national_1', 'pupil'],
  ['national_3', 'teacher'],
  ['national_6', 'other'],
]);

/**
 * Issuer, institution, `exp` and `droits` are as in a2br/esidoc.js (2022). The names of the borrower's claims are
 * assumed: those of the users feed, then those usual in sign-on tokens. That the profile of the CAS answers stands in
 * the token too is assumed.
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

/**
 * The token of the person signed in: one whose rights go beyond `PUBLIC`; or why there is none to use.
 * Good tokens of different persons in one page are a doubt, and none of them is used.
 */
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
  const good = unexpired
    .filter(({ startsAt }) => startsAt === null || startsAt <= now + leewayMilliseconds)
    .map(({ token }) => token);
  const [first] = good;
  if (first === undefined) return fail({ kind: 'not-yet-valid' });
  // A visitor's token names nobody, whatever number it may carry.
  const isOfOneReader = !isPersonal(first) || good.every((token) => !differ(first.borrower, token.borrower));
  return isOfOneReader ? succeed(first) : fail({ kind: 'ambiguous' });
}

/** Whether two borrowers are known not to be one person: by their identity, or by their names where one has none. */
function differ(one: TokenBorrower, other: TokenBorrower): boolean {
  if (one.identity !== null && other.identity !== null) return one.identity !== other.identity;
  const [words, others] = [one, other].map(({ familyName, givenName }) =>
    nameWords(`${familyName ?? ''} ${givenName ?? ''}`).join(' '),
  );
  return words !== '' && others !== '' && words !== others;
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
  const [head, body, signature, ...rest] = raw.split('.');
  // JSON text of an object begins with "{", which base64url writes as "e".
  if (!head?.startsWith('e') || !body?.startsWith('e') || !signature || rest.length > 0) return null;
  const payload = Payload.safeParse(decodedJson(body));
  if (!payload.success || !Header.safeParse(decodedJson(head)).success) return null;
  const { institution, exp, nbf, droits, ...claims } = payload.data;
  const life = exp == null ? usualLifeMilliseconds : exp * 1000 - now;
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
      expiresAt: now + Math.min(life, longestLifeMilliseconds),
      rights: droits,
      borrower,
    },
    startsAt: nbf == null ? null : nbf * 1000,
  };
}

/** An administrator is told as a pupil too, with `account_type=admin` (the same notice). Two profiles are none. */
function profileIn(told: readonly (string | null)[], accountType: string | null): Profile | null {
  if (accountType?.toLowerCase() === 'admin') return 'admin';
  const known = new Set(told.flatMap((text) => profiles.get(text?.toLowerCase()) ?? []));
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
