import { type Answer, formOf, page, redirect, sessionCookie, type Visit } from '../exchange.ts';
import { hosts } from '../hosts.ts';
import { password, personByLogin } from '../people.ts';
import type { School } from '../school.ts';
import { loggedOutPage, loginPage, refusalPage, signedInPage } from './pages.ts';

/** `GET /cas/login`: CAS 3.0 protocol specification, §2.1, with `renew` going before `gateway`. */
export function login(visit: Visit, school: School): Answer {
  const service = visit.query.get('service');
  if (service === null) return page(refusalPage('Le paramètre « service » manque.'), 400);
  if (!isKnownService(service))
    return page(refusalPage('Ce service n’est pas déclaré auprès de l’établissement.'), 403);
  const renew = isSet(visit.query.get('renew'));
  const session = renew ? null : school.signOn.find(visit.cookies);
  if (session !== null) return redirect(withTicket(service, school.tickets.issue(service, session, false)));
  if (isSet(visit.query.get('gateway')) && !renew) return redirect(service);
  return page(loginPage({ service, loginTicket: school.tickets.issueLoginTicket(), refused: false }));
}

/** `POST /cas/login`: the credential acceptor, §2.2. */
export function signIn(visit: Visit, school: School): Answer {
  const form = formOf(visit);
  const service = form.get('service') ?? '';
  if (!isKnownService(service))
    return page(refusalPage('Ce service n’est pas déclaré auprès de l’établissement.'), 403);
  const person = personByLogin(form.get('username') ?? '');
  const formIsOurs = school.tickets.redeemLoginTicket(form.get('lt') ?? '');
  if (person === null || form.get('password') !== password || !formIsOurs) {
    return page(loginPage({ service, loginTicket: school.tickets.issueLoginTicket(), refused: true }), 401);
  }
  const value = school.signOn.open(person);
  const session = school.signOn.find({ [school.signOn.cookie]: value });
  if (session === null) return page(signedInPage(), 200);
  const ticket = school.tickets.issue(service, session, true);
  return redirect(withTicket(service, ticket), sessionCookie(school.signOn.cookie, value), 303);
}

/** `GET /cas/logout`: ends the session here only; the portals keep theirs (no single logout), §2.3. */
export function logout(visit: Visit, school: School): Answer {
  school.signOn.close(visit.cookies);
  const service = visit.query.get('service');
  if (service !== null && isKnownService(service)) return redirect(service);
  return page(loggedOutPage());
}

/** A service is a page of a portal that the school has declared; the ticket would otherwise go to anybody. */
function isKnownService(service: string): boolean {
  if (!URL.canParse(service)) return false;
  const { protocol, host, username } = new URL(service);
  return protocol === 'https:' && host === hosts.portal && username === '';
}

/** The specification asks to set `true`; any value counts, and none as well, as Apereo's server takes it. */
function isSet(parameter: string | null): boolean {
  return parameter !== null && parameter !== 'false';
}

function withTicket(service: string, ticket: string): string {
  const address = new URL(service);
  // Appended as text: writing the query anew could change its escapes, and the service would no longer match.
  address.search = address.search === '' ? `?ticket=${ticket}` : `${address.search}&ticket=${ticket}`;
  return address.href;
}
