import { page, type RouteRequest, type RouteResponse } from '../exchange.ts';
import type { Fault } from '../faults.ts';
import { school as theSchool } from '../hosts.ts';
import { type Html, html, scriptJson } from '../html.ts';
import { catalogue } from '../library/catalogue.ts';
import type { Person } from '../people.ts';
import type { School } from '../school.ts';
import type { Session } from '../sessions.ts';
import { unknownAccountCookie } from './arrival.ts';
import { portalPage } from './frame.ts';
import { coverAddress, recordPath } from './records.ts';
import type { Claims } from './tokens.ts';

const hourSeconds = 3600;

/** `GET /`: the home page, with a public token in its head and, for a signed-in person, a second token. */
export function home(request: RouteRequest, school: School): RouteResponse {
  const session = school.portal.find(request.cookies);
  const unknown = session === null && request.cookies[unknownAccountCookie] !== undefined;
  const content = html`${unknown ? unknownAccount : null}${welcome(session?.person ?? null)}`;
  const forget = `${unknownAccountCookie}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`;
  return page(
    portalPage({
      title: 'Accueil',
      person: session?.person ?? null,
      head: tokenScript(session, request.fault, school),
      content,
    }),
    200,
    unknown ? { 'set-cookie': forget } : {},
  );
}

function tokenScript(session: Session | null, fault: Fault | null, school: School): Html {
  const nowSeconds = Math.floor(school.now() / 1000);
  const claims = (exp: number): Claims => ({
    iss: 'esidoc',
    exp: fault?.kind === 'expired-token' ? nowSeconds - hourSeconds : exp,
    ...(fault?.kind === 'not-yet-valid-token' ? { nbf: nowSeconds + hourSeconds } : {}),
    institution: fault?.kind === 'foreign-token' ? '9990075C' : theSchool.rne,
    droits: ['PUBLIC'],
  });
  const visitor = school.tokens.sign(claims(nowSeconds + hourSeconds));
  const user =
    session === null
      ? null
      : school.tokens.sign(userClaims(claims(Math.floor(session.until / 1000)), session.person, fault));
  return html`<script>
		sessionStorage.setItem('Esidocpublictoken',${scriptJson(visitor)});${
      user === null
        ? null
        : html`
		sessionStorage.setItem('Esidoctoken',${scriptJson(user)});`
    }
	</script>`;
}

function userClaims(claims: Claims, person: Person, fault: Fault | null): Claims {
  const { identiteEnt, familyName, givenName, borrower } = person;
  const droits = borrower ? ['PUBLIC', 'EMPRUNTEUR'] : ['PUBLIC', 'UTILISATEUR'];
  const named = { ...claims, droits, identite_ent: identiteEnt };
  return fault?.kind === 'nameless-token' ? named : { ...named, nom: familyName, prenom: givenName };
}

const unknownAccount = html`<p class="message" role="alert">Votre compte n'est pas connu de ce portail.
  Adressez-vous au professeur documentaliste.</p>`;

function welcome(person: Person | null): Html {
  const news = catalogue
    .filter((record) => record.year >= 2018 && record.support !== 'Revue' && record.n % 5 === 2)
    .slice(-8);
  return html`<div class="colonnes"><div>
  <h1>${person === null ? 'Bienvenue au CDI' : `Bienvenue au CDI, ${person.givenName} !`}</h1>
  <p>Cherche un livre, une revue ou un film, regarde s’il est disponible, et viens l’emprunter.</p>
  <h2>Nouveautés</h2>
  <ul class="etagere">${news.map(
    (record) => html`<li><img src="${coverAddress(record)}" alt="">
      <a href="${recordPath(record)}">${record.title}</a><small>${record.author}</small></li>`,
  )}</ul></div>
  <aside>
    <section><h2>Horaires</h2><dl><dt>Lundi, mardi</dt><dd>8 h – 17 h</dd><dt>Mercredi</dt><dd>8 h – 12 h</dd>
      <dt>Jeudi</dt><dd>9 h – 17 h</dd><dt>Vendredi</dt><dd>8 h – 16 h</dd></dl></section>
    <section><h2>À la une</h2><p>Le club lecture se réunit le jeudi à 13 h. Au programme : les récits de mer.</p></section>
    <section><h2>Combien de temps ?</h2><p>Trois semaines pour un livre, une semaine pour une revue ou un film.</p></section>
  </aside></div>`;
}
