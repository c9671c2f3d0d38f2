import { type Answer, endedCookie, formOf, page, redirect, sessionCookie, type Visit } from '../exchange.ts';
import { hosts, type PronoteHost } from '../hosts.ts';
import { type Html, html } from '../html.ts';
import { allPeople, bannerName, type Person, personByIdentite } from '../people.ts';
import { baseOfHost } from '../pronote/places.ts';
import type { School } from '../school.ts';
import type { Session } from '../sessions.ts';

/** `GET /`: PRONOTE in a frame below the ENT's banner for a signed-in person; otherwise the list of people. */
export function entHome(visit: Visit, school: School): Answer {
  const session = school.signOn.find(visit.cookies);
  const { search } = new URL(visit.target, `https://${hosts.ent}`);
  const content =
    session === null ? choice(search) : [banner(session.person), frame(pronoteIn(visit, session, school))];
  const document = html`<html lang="fr"><head><meta charset="utf-8"><title>ENT des Tilleuls</title>
<link rel="icon" href="data:,"><style>
body { margin: 0; font: 15px/1.5 Arial, sans-serif; } header { display: flex; gap: 16px; align-items: center; padding: 8px 16px; background: #2b3a67; color: #fff; }
iframe { display: block; width: 100%; height: calc(100vh - 48px); border: 0; } main { padding: 16px; }
</style></head><body>${content}</body></html>`;
  return page(document);
}

/** `POST /connexion`: signs in as the person chosen from the list. */
export function entSignIn(visit: Visit, school: School): Answer {
  const person = personByIdentite(formOf(visit).get('personne') ?? '');
  const { search } = new URL(visit.target, `https://${hosts.ent}`);
  school.signOn.close(visit.cookies);
  const cookie = person === null ? {} : sessionCookie(school.signOn.cookie, school.signOn.open(person));
  return redirect(`/${search}`, cookie, 303);
}

export function entSignOut(visit: Visit, school: School): Answer {
  school.signOn.close(visit.cookies);
  return redirect('/', endedCookie(school.signOn.cookie), 303);
}

/** The URL of the person's webspace with a single-use secret; the other query parameters are passed on. */
function pronoteIn(visit: Visit, session: Session, school: School): string {
  const host: PronoteHost = visit.query.get('pronote') === 'selfHosted' ? 'selfHosted' : 'pronote';
  const address = new URL(`https://${hosts[host]}${baseOfHost(host)}/${session.person.webspace}`);
  for (const [name, value] of visit.query) if (name !== 'pronote') address.searchParams.set(name, value);
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
