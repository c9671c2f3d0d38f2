import { page, type RouteRequest, type RouteResponse, redirect } from '../exchange.ts';
import { type Html, html, raw } from '../html.ts';
import type { Person } from '../people.ts';
import type { School } from '../school.ts';
import { portalPage } from './frame.ts';
import type { StoredFeed } from './stored-feeds.ts';

const path = '/administration/imports';
const hourMs = 3_600_000;
const administrators: ReadonlySet<string> = new Set(['professeur.html', 'direction.html']);

const style = `
  .imports td { vertical-align: top; } .imports .nombre { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .imports code { display: block; max-width: 300px; font-size: 12px; overflow-wrap: anywhere; color: #52607a; }
  .temps { width: 130px; } .temps meter { width: 100%; height: 9px; }
  .imports .telecharger { white-space: nowrap; font-weight: 700; }`;

/** `GET /administration/imports`: the feeds that the portal still stores, for its administrators. */
export function feedList(request: RouteRequest, school: School): RouteResponse {
  return forAdministrator(request, school, (person) => {
    const feeds = school.feeds.all();
    const content = html`<style>${raw(style)}</style><h1>Imports d’utilisateurs</h1>
      <p class="discret">Chaque flux reçu reste téléchargeable 72 heures, puis il est effacé.</p>
      ${feeds.length === 0 ? noFeeds : table(feeds, school)}`;
    return page(portalPage({ title: 'Imports d’utilisateurs', person, content }));
  });
}

/** `GET /administration/imports/{sha256}.xml`: a stored feed, byte for byte. */
export function feedDownload(request: RouteRequest, school: School): RouteResponse {
  return forAdministrator(request, school, (person) => {
    const feed = school.feeds.bySha256(request.params['sha256'] ?? '');
    if (feed === null) return page(portalPage({ title: 'Import effacé', person, content: gone }), 404);
    return {
      status: 200,
      headers: {
        'content-type': 'application/xml',
        'content-disposition': `attachment; filename="import_${feed.rne}_${feed.sha256.slice(0, 8)}.xml"`,
        'cache-control': 'no-store',
      },
      body: feed.bytes,
    };
  });
}

function forAdministrator(
  request: RouteRequest,
  school: School,
  answer: (person: Person) => RouteResponse,
): RouteResponse {
  const session = school.portal.find(request.cookies);
  if (session === null) return redirect(`/connexion?retour=${encodeURIComponent(path)}`);
  if (administrators.has(session.person.webspace)) return answer(session.person);
  return page(portalPage({ title: 'Accès réservé', person: session.person, content: notYours }), 403);
}

const noFeeds = html`<p class="message">Aucun import depuis 72 heures.</p>`;
const gone = html`<h1>Import effacé</h1><p class="message">Cet import a plus de 72 heures, ou n’a jamais été reçu.
  <a href="${path}">Voir les imports conservés</a></p>`;
const notYours = html`<h1>Accès réservé</h1><p class="message">Cette page est réservée aux administrateurs du portail.</p>`;

function table(feeds: readonly StoredFeed[], school: School): Html {
  return html`<table class="imports"><thead><tr><th>Reçu le</th><th>Établissement</th><th>Éditeur</th>
    <th>Usagers</th><th>Taille</th><th>SHA-256</th><th>Temps restant</th><th></th></tr></thead>
    <tbody>${feeds.map((feed) => row(feed, school.feeds.timeLeft(feed)))}</tbody></table>`;
}

function row(feed: StoredFeed, leftMs: number): Html {
  const hours = Math.ceil(leftMs / hourMs);
  return html`<tr><td>${frenchInstant(feed.receivedAt)}</td><td>${feed.rne}</td><td>${feed.editor}</td>
    <td class="nombre">${feed.borrowers.toLocaleString('fr-FR')}</td>
    <td class="nombre">${(feed.bytes.length / 1024).toLocaleString('fr-FR', { maximumFractionDigits: 0 })} Kio</td>
    <td><code>${feed.sha256}</code></td>
    <td class="temps"><meter min="0" max="72" low="12" value="${hours}" aria-label="Temps restant"></meter>${hours} h</td>
    <td class="telecharger"><a href="${path}/${feed.sha256}.xml" download>Télécharger</a></td></tr>`;
}

function frenchInstant(ms: number): string {
  return new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' }).format(ms);
}
