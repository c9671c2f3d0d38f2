import { formOf, json, type RouteRequest, type RouteResponse } from '../exchange.ts';
import { addresses } from '../hosts.ts';
import { html } from '../html.ts';
import type { School } from '../school.ts';
import { cdiVariantOf, isDelegated } from './cdi-variants.ts';
import { generationOf } from './generations.ts';
import { plainPage } from './shell.ts';

/** `GET /pronote/message.html?G=patiencePartenaire`: shown in the new tab until the URL is known. */
export function waiting(request: RouteRequest): RouteResponse {
  const content = html`<h1>Un instant…</h1><p>Le portail s’ouvre.</p>`;
  return plainPage({ tab: 'Patience', version: generationOf(request).version, content });
}

/** `POST /pronote/partenaire`: the URL that opens the portal, or its results for the terms in `recherche`. */
export function partnerAddress(request: RouteRequest, school: School): RouteResponse {
  const session = school.signOn.find(request.cookies);
  if (session === null) return json({ erreur: 'session expirée' }, 403);
  const terms = (formOf(request).get('recherche') ?? '').trim();
  const target = new URL(terms === '' ? '/' : `/recherche/${encodeURIComponent(terms)}`, addresses.portal);
  if (!isDelegated(cdiVariantOf(request))) return json({ url: target.href });
  const ticket = school.tickets.issue(target.href, session, false);
  return json({ url: new URL(`/delegation/${ticket}`, addresses.portal).href });
}
