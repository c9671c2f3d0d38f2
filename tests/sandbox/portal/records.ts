import { page, type RouteRequest, type RouteResponse, redirect } from '../exchange.ts';
import { hosts, school as theSchool } from '../hosts.ts';
import { type Html, html } from '../html.ts';
import type { CatalogueRecord } from '../library/catalogue.ts';
import type { School } from '../school.ts';
import { portalPage } from './frame.ts';

/** `9990001x_1001`, the identifier used in URLs and API responses. */
export function recordId(record: CatalogueRecord): string {
  return `${theSchool.rne.toLowerCase()}_${record.n}`;
}

export function recordPath(record: CatalogueRecord): string {
  return `/document/id_${recordId(record)}.html`;
}

export function recordAddress(record: CatalogueRecord): string {
  return `https://${hosts.portal}${recordPath(record)}`;
}

export function coverAddress(record: CatalogueRecord): string {
  return `https://${hosts.images}/vignettes/${recordId(record)}.png`;
}

/** `GET /recherche?q=`: the target of the portal's search form; redirects to the URL with the terms in its path. */
export function searchForm(request: RouteRequest): RouteResponse {
  const terms = (request.query.get('q') ?? '').trim();
  return redirect(terms === '' ? '/' : `/recherche/${encodeURIComponent(terms)}`);
}

/** `GET /recherche/{terms}`. */
export function results(request: RouteRequest, school: School): RouteResponse {
  const { terms = '' } = request.params;
  const found = school.library.search(terms);
  const count =
    found.length === 0 ? 'Aucun résultat' : `${found.length} résultat${found.length > 1 ? 's' : ''}`;
  const content = html`<h1>${count} pour « ${terms} »</h1>${found.slice(0, 40).map(resultLine)}`;
  const person = school.portal.find(request.cookies)?.person ?? null;
  return page(portalPage({ title: `Recherche : ${terms}`, person, terms, content }));
}

/** `GET /document/id_{rne}_{n}.html`. */
export function record(request: RouteRequest, school: School): RouteResponse {
  const person = school.portal.find(request.cookies)?.person ?? null;
  const { n } = request.params;
  const found = school.library.record(Number(n));
  if (found === null) {
    const content = html`<h1>Document introuvable</h1><p>Ce document n’est plus dans le catalogue.</p>`;
    return page(portalPage({ title: 'Document introuvable', person, content }), 404);
  }
  return page(portalPage({ title: found.title, person, content: recordSheet(found) }));
}

function resultLine(found: CatalogueRecord): Html {
  return html`<article class="notice"><img src="${coverAddress(found)}" alt="" loading="lazy"><div>
    <h3><a href="${recordPath(found)}">${found.title}</a></h3>
    <p>${found.author}${found.author === '' ? null : ', '}${found.year} · ${found.support}</p>
    <p class="discret">${found.place}, cote ${found.callNumber} · ${found.copies[0]?.availability ?? 'Indisponible'}</p>
  </div></article>`;
}

function recordSheet(found: CatalogueRecord): Html {
  return html`<article class="fiche"><img src="${coverAddress(found)}" alt=""><div>
    <h1>${found.title}</h1>
    <dl><dt>Auteur</dt><dd>${found.author || '—'}</dd><dt>Support</dt><dd>${found.support}</dd>
      <dt>Année</dt><dd>${found.year}</dd><dt>Sujets</dt><dd>${found.subjects.join(', ')}</dd></dl>
    <p>${found.summary}</p>
    <h2>Exemplaires</h2>
    <table><thead><tr><th>Numéro</th><th>Cote</th><th>Emplacement</th><th>Disponibilité</th></tr></thead>
    <tbody>${found.copies.map(
      (copy) =>
        html`<tr><td>${copy.number}</td><td>${found.callNumber}</td><td>${copy.place}</td><td>${copy.availability}</td></tr>`,
    )}</tbody></table></div></article>`;
}
