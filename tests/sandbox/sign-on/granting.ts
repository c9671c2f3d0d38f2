import { expiredCookie, type RouteResponse, sessionCookie } from '../exchange.ts';
import type { Person } from '../people.ts';
import type { School } from '../school.ts';
import type { Session } from '../sessions.ts';

type Cookies = Readonly<Record<string, string>>;

/** A single sign-on session, from which the CAS server grants service tickets. */
export interface Granting {
  readonly id: string;
  readonly session: Session;
}

/** Required prefix of ticket-granting cookies: CAS Protocol 3.0 Specification, §3.6.1. */
const grantingCookie = 'TGC-imaginaire';
/** Set when the person wants a confirmation before each sign-on (`warn`, §2.2.1); named as in Apereo's server. */
const warningCookie = 'CASPRIVACY';
/** Values of ticket-granting cookies follow the rules of ticket-granting tickets, which have this prefix (§3.8.1). */
const prefix = 'TGT-';

/**
 * The browser's single sign-on session: from the ticket-granting cookie or, as non-interactive authentication (§2.1.4),
 * from PRONOTE's own session. Assumed: PRONOTE's server shares that session.
 */
export function findGranting(cookies: Cookies, school: School): Granting | null {
  for (const id of idsIn(cookies, school)) {
    const session = school.signOn.find({ [school.signOn.cookie]: id });
    if (session !== null) return { id, session };
  }
  return null;
}

/** Opens a session for a person who has entered the password, and closes the browser's previous one. */
export function openGranting(person: Person, cookies: Cookies, school: School): Granting {
  closeGranting(cookies, school);
  const id = school.signOn.open(person);
  const session = school.signOn.find({ [school.signOn.cookie]: id });
  if (session === null) throw new Error('the session that was just opened has already expired');
  return { id, session };
}

export function closeGranting(cookies: Cookies, school: School): void {
  for (const id of idsIn(cookies, school)) school.signOn.close({ [school.signOn.cookie]: id });
}

/** The cookies after a sign-in by password. */
export function openedCookies({ id }: Granting, warn: boolean, school: School): RouteResponse['headers'] {
  const pronote = String(sessionCookie(school.signOn.cookie, id)['set-cookie']);
  const warning = warn ? casCookie(warningCookie, 'true') : endedCasCookie(warningCookie);
  return { 'set-cookie': [casCookie(grantingCookie, prefix + id), pronote, warning] };
}

/** The ticket-granting cookie for a person who had only PRONOTE's session; empty when the browser has it already. */
export function presentedCookies({ id }: Granting, cookies: Cookies): RouteResponse['headers'] {
  if (cookies[grantingCookie] === prefix + id) return {};
  return { 'set-cookie': casCookie(grantingCookie, prefix + id) };
}

/** `/logout` destroys the ticket-granting cookie (§2.3); PRONOTE's cookie ends with its session. */
export function closedCookies(school: School): RouteResponse['headers'] {
  const pronote = String(expiredCookie(school.signOn.cookie)['set-cookie']);
  return { 'set-cookie': [endedCasCookie(grantingCookie), endedCasCookie(warningCookie), pronote] };
}

export function wantsWarning(cookies: Cookies): boolean {
  return cookies[warningCookie] === 'true';
}

function idsIn(cookies: Cookies, school: School): readonly string[] {
  const granting = cookies[grantingCookie] ?? '';
  const pronote = cookies[school.signOn.cookie] ?? '';
  return [granting.startsWith(prefix) ? granting.slice(prefix.length) : '', pronote];
}

/** Restricted to the CAS server's path, and until the browser closes: §3.6.1. */
function casCookie(name: string, value: string): string {
  return `${name}=${value}; Path=/cas; Secure; HttpOnly; SameSite=Lax`;
}

function endedCasCookie(name: string): string {
  return `${name}=; Path=/cas; Max-Age=0; Secure; HttpOnly; SameSite=Lax`;
}
