import { frenchDate } from '../calendar.ts';
import { page, type RouteRequest, type RouteResponse, redirect } from '../exchange.ts';
import { type Html, html } from '../html.ts';
import type { LibraryLoan, LibraryReservation } from '../library/library.ts';
import type { School } from '../school.ts';
import { portalPage } from './frame.ts';
import { recordPath } from './records.ts';

const statuses = {
  current: { word: 'En cours', look: '' },
  late: { word: 'En retard', look: 'retard' },
  returned: { word: 'Rendu', look: 'rendu' },
} as const;

/** `GET /moncompte/mesprets`: the four views of the e-sidoc manual, on one page; their columns are assumed. */
export function account(request: RouteRequest, school: School): RouteResponse {
  const session = school.portal.find(request.cookies);
  if (session === null) return redirect(`/connexion?retour=${encodeURIComponent('/moncompte/mesprets')}`);
  const { person } = session;
  const loans = school.library.loansOf(person.identiteEnt);
  const inState = (state: LibraryLoan['state']) => loans.filter((loan) => loan.state === state);
  const content =
    person.borrower && request.fault?.kind !== 'unknown-borrower'
      ? html`<h1>Mes prêts</h1><p class="discret">${person.givenName} ${person.familyName}${person.className === null ? null : html`, ${person.className}`}</p>
      ${view('Prêts en cours', 'Aucun prêt en cours.', inState('current'))}
      ${view('Prêts en retard', 'Aucun prêt en retard.', inState('late'))}
      ${reservationView(school.library.reservationsOf(person.identiteEnt))}
      ${view('Historique', 'Aucun document rendu depuis quatre mois.', inState('returned'))}`
      : html`<h1>Mes prêts</h1><p class="message">Aucun compte emprunteur n’est associé à votre compte.</p>`;
  return page(portalPage({ title: 'Mes prêts', person, content }));
}

function view(heading: string, nothing: string, loans: readonly LibraryLoan[]): Html {
  if (loans.length === 0) return html`<section><h2>${heading}</h2><p>${nothing}</p></section>`;
  return html`<section><h2>${heading}</h2><table>
<thead><tr><th>Titre</th><th>Cote</th><th>Support</th><th>Date de prêt</th><th>Date de retour</th><th>Statut</th></tr></thead>
<tbody>${loans.map(line)}</tbody></table></section>`;
}

function reservationView(reservations: readonly LibraryReservation[]): Html {
  if (reservations.length === 0)
    return html`<section><h2>Réservations</h2><p>Aucune réservation.</p></section>`;
  return html`<section><h2>Réservations</h2><table>
<thead><tr><th>Titre</th><th>Support</th><th>Date de réservation</th><th>Rang</th><th>Disponible jusqu’au</th><th>Statut</th></tr></thead>
<tbody>${reservations.map(reservationLine)}</tbody></table></section>`;
}

function reservationLine({ record, madeOn, rank, keptUntil }: LibraryReservation): Html {
  return html`
<tr><td><a href="${recordPath(record)}">${record.title}</a></td><td>${record.support}</td><td>${frenchDate(madeOn)}</td>
<td>${String(rank)}</td><td>${keptUntil === null ? null : frenchDate(keptUntil)}</td><td>${keptUntil === null ? 'En attente' : 'Disponible'}</td></tr>`;
}

function line({ record, state, borrowedOn, endsOn }: LibraryLoan): Html {
  const { word, look } = statuses[state];
  return html`
<tr><td><a href="${recordPath(record)}">${record.title}</a></td><td>${record.callNumber}</td><td>${record.support}</td>
<td>${frenchDate(borrowedOn)}</td><td>${frenchDate(endsOn)}</td><td><span class="pastille ${look}">${word}</span></td></tr>`;
}
