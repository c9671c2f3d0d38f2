import { type Answer, endedCookie, formOf, redirect, sessionCookie, type Visit } from '../exchange.ts';
import { school as theSchool } from '../hosts.ts';
import { type Html, html } from '../html.ts';
import { allPeople, bannerName, type Person, password, personByIdentite, personByLogin } from '../people.ts';
import type { School } from '../school.ts';
import type { Webspace } from './model.ts';
import { pupilColumns } from './pupil-home.ts';
import { plainPage, scriptedPage } from './shell.ts';
import { chooserNames, pupilTabs, version, webspaces } from './webspaces.ts';

/** `GET /pronote/`: the list of webspaces. */
export function chooser(): Answer {
  const links = chooserNames.map(([file, name]) => html`<li><a href="/pronote/${file}">${name}</a></li>`);
  return plainPage(
    'Choix de l’espace',
    html`<h1>Choisissez votre espace</h1><ul class="espaces">${links}</ul>`,
  );
}

/** `GET /pronote/eleve.html`: the home page of a person signed in, else the sign-in form. */
export function webspace(visit: Visit, school: School): Answer {
  const { file: name = '' } = visit.params;
  const space = webspaces.find(({ file }) => file === `${name}.html`);
  if (space === undefined)
    return plainPage('Espace indisponible', html`<h1>Cet espace n’est pas encore ouvert</h1>`, 404);
  const session = school.signOn.find(visit.cookies);
  if (session === null) return plainPage(space.name, signInForm(space, false));
  return scriptedPage({
    generation: 2026,
    webspace: space,
    bannerName: bannerName(session.person),
    school: theSchool.name,
    version,
    tabs: pupilTabs,
    columns: pupilColumns(school.today()),
  });
}

/** `POST /pronote/connexion`: a name chosen from the list, or a login and the password. */
export function signIn(visit: Visit, school: School): Answer {
  const form = formOf(visit);
  const space = webspaces.find(({ file }) => file === form.get('espace')) ?? webspaces[0];
  if (space === undefined) throw new Error('no webspace is served');
  const person = personOf(form);
  if (person === null) return plainPage(space.name, signInForm(space, true), 401);
  school.signOn.close(visit.cookies);
  return redirect(
    `/pronote/${space.file}`,
    sessionCookie(school.signOn.cookie, school.signOn.open(person)),
    303,
  );
}

/** `POST /pronote/deconnexion`: signs out of PRONOTE and of the sign-on; the portals keep their sessions. */
export function signOut(visit: Visit, school: School): Answer {
  school.signOn.close(visit.cookies);
  const content = html`<h1>Vous êtes déconnecté</h1><p>À bientôt.</p><p><a class="bouton-connexion" href="/pronote/eleve.html">Se reconnecter</a></p>`;
  return plainPage('Déconnexion', content, 200, endedCookie(school.signOn.cookie));
}

function personOf(form: URLSearchParams): Person | null {
  const chosen = form.get('personne');
  if (chosen !== null) return personByIdentite(chosen);
  return form.get('motdepasse') === password ? personByLogin(form.get('identifiant') ?? '') : null;
}

function signInForm(space: Webspace, refused: boolean): Html {
  return html`<h1>${space.name}</h1>
${refused ? html`<p class="refus" role="alert">Identifiant ou mot de passe incorrect.</p>` : null}
<form method="post" action="/pronote/connexion"><input type="hidden" name="espace" value="${space.file}">
<label for="identifiant">Identifiant</label><input id="identifiant" name="identifiant" autocomplete="username">
<label for="motdepasse">Mot de passe</label><input id="motdepasse" name="motdepasse" type="password" autocomplete="current-password">
<button class="bouton-connexion">Se connecter</button></form>
<form method="post" action="/pronote/connexion" class="choix"><input type="hidden" name="espace" value="${space.file}">
<p>Bac à sable : entrer comme</p>${allPeople().map(
    (person) => html`<button name="personne" value="${person.identiteEnt}">${bannerName(person)}</button>`,
  )}</form>`;
}
