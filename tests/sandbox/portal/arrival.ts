import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import {
  expiredCookie,
  type RouteRequest,
  type RouteResponse,
  redirect,
  sessionCookie,
} from '../exchange.ts';
import { addresses, hosts } from '../hosts.ts';
import { type Person, personByIdentite } from '../people.ts';
import type { School } from '../school.ts';

/** Set for one page view, so that the home page can explain why the person is not signed in. */
export const unknownAccountCookie = 'esidoc-compte-inconnu';

const validation = z.object({
  serviceResponse: z.object({
    authenticationSuccess: z.object({ attributes: z.object({ uid: z.string() }) }).optional(),
  }),
});

/** Handles the return from the sign-on: validates the ticket with the CAS server and removes it from the URL. */
export async function handleTicket(request: RouteRequest, school: School): Promise<RouteResponse> {
  const ticket = request.query.get('ticket') ?? '';
  const target = request.target.replace(/[?&]ticket=[^&]*/, '');
  const person = await personOf(ticket, `https://${hosts.portal}${target}`, school);
  if (person !== null) return openSession(request, school, person, target);
  school.portal.close(request.cookies);
  return redirect(target, expiredCookie(school.portal.cookie));
}

/** Replaces the portal session and redirects to the target, or to the home page without an account. */
export function openSession(
  request: RouteRequest,
  school: School,
  person: Person,
  target: string,
): RouteResponse {
  school.portal.close(request.cookies);
  if (!person.portalAccount || request.fault?.kind === 'unknown-account') {
    const ended = expiredCookie(school.portal.cookie)['set-cookie'];
    const told = `${unknownAccountCookie}=1; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax`;
    return redirect('/', { 'set-cookie': [String(ended), told] });
  }
  return redirect(target, sessionCookie(school.portal.cookie, school.portal.open(person)));
}

/** `GET /connexion`: manual sign-in through the school's sign-on, then back to the page in `retour`. */
export function connect(request: RouteRequest): RouteResponse {
  const asked = request.query.get('retour') ?? '/';
  const back = /^\/(?!\/)/.test(asked) ? asked : '/';
  return redirect(`${addresses.casLogin}?service=${encodeURIComponent(`https://${hosts.portal}${back}`)}`);
}

export function disconnect(request: RouteRequest, school: School): RouteResponse {
  school.portal.close(request.cookies);
  return redirect('/', expiredCookie(school.portal.cookie));
}

async function personOf(ticket: string, service: string, school: School): Promise<Person | null> {
  const question = new URLSearchParams({ service, ticket });
  const reply = await school.fetchInside(`https://${hosts.pronote}/cas/p3/serviceValidate?${question}`);
  const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, processEntities: true });
  const answer = validation.safeParse(parser.parse(reply.body));
  const uid = answer.data?.serviceResponse.authenticationSuccess?.attributes.uid;
  return uid === undefined ? null : personByIdentite(uid);
}
