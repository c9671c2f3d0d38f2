import { formOf, page, type RouteRequest, type RouteResponse, redirect } from '../exchange.ts';
import { type Person, password, personByLogin } from '../people.ts';
import type { School } from '../school.ts';
import { deliver } from './delivery.ts';
import { uncached } from './freshness.ts';
import { findGranting, openedCookies, openGranting, presentedCookies, wantsWarning } from './granting.ts';
import { confirmationPage, loginPage, refusalPage, signedInPage } from './pages.ts';
import { isSet, type LoginParameters, readLoginParameters } from './parameters.ts';
import { addressOf, isKnownService } from './services.ts';

/** `GET /cas/login`, the credential requestor: CAS Protocol 3.0 Specification, §2.1. Ignores credentials in the URL. */
export function login(request: RouteRequest, school: School): RouteResponse {
  return uncached(requestor(readLoginParameters(request.query), request, school, false));
}

/**
 * `POST /cas/login`, the credential acceptor: §2.2; without credentials it acts as a requestor. A login ticket is
 * required, since the form contains one (§3.5). `rememberMe` is ignored: there are no long-term tickets (§4.1).
 */
export function signIn(request: RouteRequest, school: School): RouteResponse {
  const form = formOf(request);
  const asked = readLoginParameters(new URLSearchParams([...form, ...request.query]));
  if (form.has('username') || form.has('password')) return uncached(acceptor(asked, form, request, school));
  const confirmed = isSet(form.get('confirm')) && school.tickets.redeemLoginTicket(form.get('lt') ?? '');
  return uncached(requestor(asked, request, school, confirmed));
}

function requestor(
  asked: LoginParameters,
  request: RouteRequest,
  school: School,
  confirmed: boolean,
): RouteResponse {
  const { service, method, renew, gateway } = asked;
  if (service !== null && !isKnownService(service)) return refusal();
  const granting = renew ? null : findGranting(request.cookies, school);
  if (granting === null)
    return gateway && service !== null ? redirect(addressOf(service)) : credentials(asked, school);
  const { session } = granting;
  const headers = presentedCookies(granting, request.cookies);
  if (service === null) return page(signedInPage(session.person.login), 200, headers);
  if (wantsWarning(request.cookies) && !confirmed) {
    const loginTicket = school.tickets.issueLoginTicket();
    return page(
      confirmationPage({ service, method, loginTicket, login: session.person.login }),
      200,
      headers,
    );
  }
  const ticket = school.tickets.issue(service, session, false);
  return deliver({ service, method, ticket, afterPost: confirmed }, headers);
}

function acceptor(
  asked: LoginParameters,
  form: URLSearchParams,
  request: RouteRequest,
  school: School,
): RouteResponse {
  const { service, method } = asked;
  if (service !== null && !isKnownService(service)) return refusal();
  // Consumed in any case, and so before the password is checked (§3.5.1).
  if (!school.tickets.redeemLoginTicket(form.get('lt') ?? ''))
    return credentials(asked, school, 'Ce formulaire a déjà servi : recommencer.');
  const person = personWith(form);
  if (person === null) return credentials(asked, school, 'Identifiant ou mot de passe incorrect.');
  const granting = openGranting(person, request.cookies, school);
  const headers = openedCookies(granting, isSet(form.get('warn')), school);
  if (service === null) return page(signedInPage(person.login), 200, headers);
  const ticket = school.tickets.issue(service, granting.session, true);
  return deliver({ service, method, ticket, afterPost: true }, headers);
}

/** The credentials form, with the reason after a refusal (§2.2.4), then with status 401 as in Apereo's server. */
function credentials({ service, method }: LoginParameters, school: School, refusal?: string): RouteResponse {
  const loginTicket = school.tickets.issueLoginTicket();
  const form = loginPage({ service, method, loginTicket, refusal: refusal ?? null });
  return page(form, refusal === undefined ? 200 : 401);
}

function personWith(form: URLSearchParams): Person | null {
  return form.get('password') === password ? personByLogin(form.get('username') ?? '') : null;
}

/** "Deny operation and print out a meaningful message": §2.2.1. */
function refusal(): RouteResponse {
  return page(refusalPage('Ce service n’est pas déclaré auprès de l’établissement.'), 403);
}
