import {
  type Answer,
  allCookies,
  endedCookie,
  formOf,
  redirect,
  sessionCookie,
  type Visit,
} from '../exchange.ts';
import { school as theSchool } from '../hosts.ts';
import { type Html, html } from '../html.ts';
import { allPeople, bannerName, type Person, password, personByIdentite, personByLogin } from '../people.ts';
import type { School } from '../school.ts';
import { cdiVariantOf, rememberCdiVariant, withCdiWidget } from './cdi-variants.ts';
import { generationOf, rememberGeneration } from './generations.ts';
import type { Webspace } from './model.ts';
import { plainPage, scriptedPage } from './shell.ts';
import { type ServedWebspace, webspaces } from './webspaces.ts';

/** In the address of the sign-in form that is shown after a sign-out. */
const goodbye = 'deconnexion';

/** `GET /pronote/`: the list of webspaces. */
export function chooser(visit: Visit): Answer {
  const links = webspaces.map(({ file, name }) => html`<li><a href="/pronote/${file}">${name}</a></li>`);
  const content = html`<h1>Choisissez votre espace</h1><ul class="espaces">${links}</ul>`;
  return plainPage({ tab: 'Choix de l’espace', version: generationOf(visit).version, content });
}

/** `GET /pronote/eleve.html`: the home page of a person signed in to this webspace, else its sign-in form. */
export function webspace(visit: Visit, school: School): Answer {
  const space = webspaceNamed(`${visit.params['file'] ?? ''}.html`);
  const { version, markup } = generationOf(visit);
  if (space === null) {
    const content = html`<h1>Cet espace n’est pas encore ouvert</h1>`;
    return plainPage({ tab: 'Espace indisponible', version, content, status: 404 });
  }
  const headers = allCookies(rememberGeneration(visit), rememberCdiVariant(visit));
  const person = school.signOn.find(visit.cookies)?.person ?? null;
  if (person === null || person.webspace !== space.file)
    return plainPage({
      tab: space.name,
      version,
      content: [
        visit.query.has(goodbye) ? html`<p role="status">Vous êtes déconnecté.</p>` : null,
        signInForm(space, false),
      ],
      headers,
    });
  const { tabs, homes, ...page } = space;
  const model = {
    markup,
    webspace: page,
    bannerName: bannerName(person),
    initials: person.givenName.charAt(0) + person.familyName.charAt(0),
    school: theSchool.name,
    version,
    tabs,
    homes: homes(school.today(), person).map((home) =>
      withCdiWidget(home, cdiVariantOf(visit), person, school),
    ),
  };
  return scriptedPage(model, headers);
}

/** `POST /pronote/connexion`: a name chosen from the list, or a login and the password of somebody of that webspace. */
export function signIn(visit: Visit, school: School): Answer {
  const form = formOf(visit);
  const person = personOf(form);
  const space = webspaceNamed(form.get('espace') ?? person?.webspace ?? 'eleve.html');
  if (space === null) return redirect('/pronote/', {}, 303);
  if (person === null || person.webspace !== space.file) {
    const { version } = generationOf(visit);
    return plainPage({ tab: space.name, version, content: signInForm(space, true), status: 401 });
  }
  school.signOn.close(visit.cookies);
  return redirect(
    `/pronote/${space.file}`,
    sessionCookie(school.signOn.cookie, school.signOn.open(person)),
    303,
  );
}

/** `POST /pronote/deconnexion`: signs out of PRONOTE and of the sign-on; the portals keep their sessions. */
export function signOut(visit: Visit, school: School): Answer {
  const file = school.signOn.find(visit.cookies)?.person.webspace ?? '';
  school.signOn.close(visit.cookies);
  return redirect(`/pronote/${file}?${goodbye}`, endedCookie(school.signOn.cookie), 303);
}

function webspaceNamed(file: string): ServedWebspace | null {
  return webspaces.find((space) => space.file === file) ?? null;
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
<p>Bac à sable : entrer comme</p>${allPeople()
    .filter((person) => person.webspace === space.file)
    .map(
      (person) => html`<button name="personne" value="${person.identiteEnt}">${bannerName(person)}</button>`,
    )}</form>`;
}
