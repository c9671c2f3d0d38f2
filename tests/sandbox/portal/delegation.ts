import { page, type RouteRequest, type RouteResponse } from '../exchange.ts';
import { html } from '../html.ts';
import type { School } from '../school.ts';
import { openSession } from './arrival.ts';
import { portalPage } from './frame.ts';

/** `GET /delegation/{ticket}`: the single-use URL from PRONOTE's server; signs in and redirects to the target page. */
export function delegated(request: RouteRequest, school: School): RouteResponse {
  const redeemed = school.tickets.redeem(request.params['ticket'] ?? '');
  if (redeemed.kind !== 'good') {
    const content = html`<h1>Ce lien ne sert plus</h1><p>Il ouvre le portail une seule fois. Revenir dans PRONOTE pour en demander un autre.</p>`;
    const person = school.portal.find(request.cookies)?.person ?? null;
    return page(portalPage({ title: 'Lien périmé', person, content }), 410);
  }
  const { service, session } = redeemed.ticket;
  const { pathname, search } = new URL(service);
  return openSession(request, school, session.person, `${pathname}${search}`);
}
