import { type Answer, page, type Visit } from '../exchange.ts';
import { html } from '../html.ts';
import type { School } from '../school.ts';
import { letIn } from './arrival.ts';
import { portalPage } from './frame.ts';

/** `GET /delegation/{ticket}`: the single-use URL from PRONOTE's server; signs in and redirects to the target page. */
export function delegated(visit: Visit, school: School): Answer {
  const redeemed = school.tickets.redeem(visit.params['ticket'] ?? '');
  if (redeemed.kind !== 'good') {
    const content = html`<h1>Ce lien ne sert plus</h1><p>Il ouvre le portail une seule fois. Revenir dans PRONOTE pour en demander un autre.</p>`;
    const person = school.portal.find(visit.cookies)?.person ?? null;
    return page(portalPage({ title: 'Lien périmé', person, content }), 410);
  }
  const { service, session } = redeemed.ticket;
  const { pathname, search } = new URL(service);
  return letIn(visit, school, session.person, `${pathname}${search}`);
}
