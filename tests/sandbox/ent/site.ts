import {
  expiredCookie,
  formOf,
  page,
  type RouteRequest,
  type RouteResponse,
  redirect,
  sessionCookie,
} from '../exchange.ts';
import { hosts, type PronoteHost } from '../hosts.ts';
import { type Html, html } from '../html.ts';
import { allPeople, bannerName, type Person, personByIdentite } from '../people.ts';
import { basePathOfHost } from '../pronote/base-paths.ts';
import type { School } from '../school.ts';
import type { Session } from '../sessions.ts';

/** `GET /`: PRONOTE in a frame below the ENT's banner for a signed-in person; otherwise the list of people. */
export function entHome(request: RouteRequest, school: School): RouteResponse {
  const session = school.signOn.find(request.cookies);
  const { search } = new URL(request.target, `https://${hosts.ent}`);
  const content =
    session === null ? choice(search) : [banner(session.person), frame(pronoteIn(request, session, school))];
  const document = html`<html lang="fr"><head><meta charset="utf-8"><title>ENT des Tilleuls</title>
<link rel="icon" href="data:,"><style>
body { margin: 0; font: 15px/1.5 Arial, sans-serif; } header { display: flex; gap: 16px; align-items: center; padding: 8px 16px; background: #2b3a67; color: #fff; }
iframe { display: block; width: 100%; height: calc(100vh - 48px); border: 0; } main { padding: 16px; }
</style></head><body>${content}</body></html>`;
  return page(document);
}

/** `POST /connexion`: signs in as the person chosen from the list. */
export function entSignIn(request: RouteRequest, school: School): RouteResponse {
  const person = personByIdentite(formOf(request).get('personne') ?? '');
  const { search } = new URL(request.target, `https://${hosts.ent}`);
  school.signOn.close(request.cookies);
  const cookie = person === null ? {} : sessionCookie(school.signOn.cookie, school.signOn.open(person));
  return redirect(`/${search}`, cookie, 303);
}

export function entSignOut(request: RouteRequest, school: School): RouteResponse {
  school.signOn.close(request.cookies);
  return redirect('/', expiredCookie(school.signOn.cookie), 303);
}

/** The URL of the person's webspace with a single-use secret; the other query parameters are passed on. */
function pronoteIn(request: RouteRequest, session: Session, school: School): string {
  const host: PronoteHost = request.query.get('pronote') === 'selfHosted' ? 'selfHosted' : 'pronote';
  const address = new URL(`https://${hosts[host]}${basePathOfHost(host)}/${session.person.webspace}`);
  for (const [name, value] of request.query) if (name !== 'pronote') address.searchParams.set(name, value);
  address.searchParams.set('identifiant', school.tickets.issue(address.href, session, false));
  return address.href;
}

function banner(person: Person): Html {
  return html`<header><strong>ENT des Tilleuls</strong> <span>${bannerName(person)}</span>
<form method="post" action="/deconnexion"><button>Quitter l’ENT</button></form></header>`;
}

function frame(address: string): Html {
  return html`<iframe title="PRONOTE" src="${address}"></iframe>`;
}

function choice(search: string): Html {
  const buttons = allPeople().map(
    (person) => html`<button name="personne" value="${person.identiteEnt}">${bannerName(person)}</button> `,
  );
  return html`<main><h1>ENT des Tilleuls</h1><p>Bac à sable : entrer comme</p>
<form method="post" action="/connexion${search}">${buttons}</form></main>`;
}
