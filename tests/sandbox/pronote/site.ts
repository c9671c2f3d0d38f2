import {
  allCookies,
  expiredCookie,
  formOf,
  framedCookie,
  type RouteRequest,
  type RouteResponse,
  redirect,
  sessionCookie,
} from '../exchange.ts';
import { school as theSchool } from '../hosts.ts';
import { type Html, html } from '../html.ts';
import { allPeople, bannerName, type Person, password, personByIdentite, personByLogin } from '../people.ts';
import type { School } from '../school.ts';
import { basePathOf, isFramed } from './base-paths.ts';
import { cdiVariantOf, rememberCdiVariant, withCdiWidget } from './cdi-variants.ts';
import { generationOf, rememberGeneration } from './generations.ts';
import type { Webspace } from './model.ts';
import { plainPage, scriptedPage } from './shell.ts';
import { rememberTheme, themeOf } from './themes.ts';
import { type ServedWebspace, webspaces } from './webspaces.ts';

/** Query parameter of the sign-in form that is shown after a sign-out. */
const signedOutParameter = 'deconnexion';

/** `GET /pronote/`: the list of webspaces. */
export function chooser(request: RouteRequest): RouteResponse {
  const base = basePathOf(request);
  const links = webspaces.map(({ file, name }) => html`<li><a href="${base}/${file}">${name}</a></li>`);
  const content = html`<h1>Choisissez votre espace</h1><ul class="espaces">${links}</ul>`;
  return plainPage({ tab: 'Choix de l’espace', version: generationOf(request).version, content });
}

/** `GET /pronote/eleve.html`: the home page of a person signed in to this webspace, otherwise its sign-in form. */
export function webspace(request: RouteRequest, school: School): RouteResponse {
  const space = webspaceNamed(`${request.params['file'] ?? ''}.html`);
  const { version, markup } = generationOf(request);
  if (space === null) {
    const content = html`<h1>Cet espace n’est pas encore ouvert</h1>`;
    return plainPage({ tab: 'Espace indisponible', version, content, status: 404 });
  }
  const remembered = [rememberGeneration(request), rememberCdiVariant(request), rememberTheme(request)];
  const arrival = fromEnt(request, school);
  const person = arrival?.person ?? school.signOn.find(request.cookies)?.person ?? null;
  if (person === null || person.webspace !== space.file) {
    const goodbyeWords = request.query.has(signedOutParameter)
      ? html`<p role="status">Vous êtes déconnecté.</p>`
      : null;
    const content = [goodbyeWords, signInForm(space, false)];
    return plainPage({ tab: space.name, version, content, headers: allCookies(...remembered) });
  }
  const { tabs, homes, ...page } = space;
  // Inside an ENT's frame, PRONOTE's banner has no name, school, logo or sign-out (raphckrman/pronote-datamining).
  const name = isFramed(request) ? '' : bannerName(person);
  const model = {
    markup,
    theme: themeOf(request),
    webspace: page,
    bannerName: name,
    initials: person.givenName.charAt(0) + person.familyName.charAt(0),
    school: theSchool.name,
    version,
    tabs,
    homes: homes(school.today(), person).map((home) =>
      withCdiWidget(home, cdiVariantOf(request), person, school),
    ),
    hasHome: request.query.get('accueil') !== 'jamais',
  };
  return scriptedPage(model, allCookies(...remembered, arrival?.headers ?? {}));
}

/**
 * The person who arrives from the ENT with a single-use secret in `?identifiant=` (bain3/pronotepy). Assumed: the form
 * of the secret. The session's cookie must work inside the ENT's frame.
 */
function fromEnt(
  request: RouteRequest,
  school: School,
): { person: Person; headers: RouteResponse['headers'] } | null {
  const redeemed = school.tickets.redeem(request.query.get('identifiant') ?? '');
  if (redeemed.kind !== 'good') return null;
  const { person } = redeemed.ticket.session;
  school.signOn.close(request.cookies);
  return { person, headers: framedCookie(school.signOn.cookie, school.signOn.open(person)) };
}

/** `POST /pronote/connexion`: a person chosen from the list, or a login and password of a person of that webspace. */
export function signIn(request: RouteRequest, school: School): RouteResponse {
  const form = formOf(request);
  const person = personOf(form);
  const space = webspaceNamed(form.get('espace') ?? person?.webspace ?? 'eleve.html');
  if (space === null) return redirect(`${basePathOf(request)}/`, {}, 303);
  if (person === null || person.webspace !== space.file) {
    const { version } = generationOf(request);
    return plainPage({ tab: space.name, version, content: signInForm(space, true), status: 401 });
  }
  school.signOn.close(request.cookies);
  return redirect(
    `${basePathOf(request)}/${space.file}`,
    sessionCookie(school.signOn.cookie, school.signOn.open(person)),
    303,
  );
}

/** `POST /pronote/deconnexion`: signs out of PRONOTE and of the sign-on; portal sessions continue. */
export function signOut(request: RouteRequest, school: School): RouteResponse {
  const file = school.signOn.find(request.cookies)?.person.webspace ?? '';
  school.signOn.close(request.cookies);
  return redirect(
    `${basePathOf(request)}/${file}?${signedOutParameter}`,
    expiredCookie(school.signOn.cookie),
    303,
  );
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
<form method="post" action="connexion"><input type="hidden" name="espace" value="${space.file}">
<label for="identifiant">Identifiant</label><input id="identifiant" name="identifiant" autocomplete="username">
<label for="motdepasse">Mot de passe</label><input id="motdepasse" name="motdepasse" type="password" autocomplete="current-password">
<button class="bouton-connexion">Se connecter</button></form>
<form method="post" action="connexion" class="choix"><input type="hidden" name="espace" value="${space.file}">
<p>Bac à sable : entrer comme</p>${allPeople()
    .filter((person) => person.webspace === space.file)
    .map(
      (person) => html`<button name="personne" value="${person.identiteEnt}">${bannerName(person)}</button>`,
    )}</form>`;
}
