import { hosts } from './hosts.ts';
import { account } from './portal/account.ts';
import { arrive, connect, disconnect } from './portal/arrival.ts';
import { cover } from './portal/covers.ts';
import { delegated } from './portal/delegation.ts';
import { feedDownload, feedList } from './portal/feed-administration.ts';
import { receiveFeed } from './portal/feed-reception.ts';
import { home } from './portal/home.ts';
import { loans } from './portal/loans-api.ts';
import { otherSite } from './portal/other-site.ts';
import { record, results, searchForm } from './portal/records.ts';
import { allowSearch, frontParameters, search } from './portal/search-api.ts';
import { partnerAddress, waiting } from './pronote/partner.ts';
import { clientScript } from './pronote/scripts.ts';
import { chooser, signIn as pronoteSignIn, signOut as pronoteSignOut, webspace } from './pronote/site.ts';
import { assumed, ours, published, type Route } from './route.ts';
import { login, signIn } from './sign-on/login.ts';
import { logout } from './sign-on/logout.ts';
import { serviceValidate, serviceValidateWithAttributes, validate } from './sign-on/validation.ts';

const cas = 'CAS Protocol 3.0 Specification (apereo.github.io/cas)';

export const routes = {
  'pronote-chooser': {
    ...published('bain3/pronotepy: /pronote/ lists the webspaces'),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/?$/,
    answer: chooser,
  },
  'pronote-waiting': {
    ...published('the address: Vexcited/PRONOTE.modules.js 2025.2.8; what the page says is assumed'),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/message\.html$/,
    answer: waiting,
  },
  'pronote-partner-address': {
    ...assumed(
      'that the client asks its server for a one-time address is public (Vexcited/PRONOTE.modules.js 2025.2.8); the request, which is encrypted in the real client, is invented',
    ),
    host: 'pronote',
    method: 'POST',
    path: /^\/pronote\/partenaire$/,
    answer: partnerAddress,
  },
  'pronote-webspace': {
    ...published(
      'page shell and home page of clients 2023 (Marvideo2009/FakePronote), 2025.2.8 (Vexcited/PRONOTE.modules.js) and 2026.1.3 (raphckrman/pronote-datamining, Kera-774/Pronote-goat-estention); ?generation= and ?cdi= are the sandbox’s own',
    ),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/(?<file>[a-z.]+)\.html$/,
    answer: webspace,
  },
  'pronote-script': {
    ...ours('the page script of the imitation'),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/scripts\/(?<name>[a-z-]+)\.ts$/,
    answer: clientScript,
  },
  'pronote-sign-in': {
    ...assumed('the real sign-in is encrypted and none of our concern'),
    host: 'pronote',
    method: 'POST',
    path: /^\/pronote\/connexion$/,
    answer: pronoteSignIn,
  },
  'pronote-sign-out': {
    ...assumed('the form of the real sign-out is not published'),
    host: 'pronote',
    method: 'POST',
    path: /^\/pronote\/deconnexion$/,
    answer: pronoteSignOut,
  },
  'cas-login': {
    ...published(`${cas}, §2.1; that PRONOTE signs on by the same cookie is assumed`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/login$/,
    answer: login,
  },
  'cas-sign-in': {
    ...published(`${cas}, §2.2`),
    host: 'pronote',
    method: 'POST',
    path: /^\/cas\/login$/,
    answer: signIn,
  },
  'cas-validate-plain': {
    ...published(`${cas}, §2.4`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/validate$/,
    answer: validate,
  },
  'cas-validate': {
    ...published(`${cas}, §2.5`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/serviceValidate$/,
    answer: serviceValidate,
  },
  'cas-validate-p3': {
    ...published(`${cas}, §2.8; attributes: Canopé notice for publishers 1.3`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/p3\/serviceValidate$/,
    answer: serviceValidateWithAttributes,
  },
  'cas-logout': {
    ...published(`${cas}, §2.3`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/logout$/,
    answer: logout,
  },
  'portal-home': {
    ...published(
      'a2br/esidoc.js: the visitor’s token in the home page; the signed-in token beside it is assumed',
    ),
    host: 'portal',
    method: 'GET',
    path: /^\/$/,
    answer: arriving(home),
  },
  'portal-connect': {
    ...assumed('nobody has published the address of signing in by hand'),
    host: 'portal',
    method: 'GET',
    path: /^\/connexion$/,
    answer: connect,
  },
  'portal-delegation': {
    ...assumed('the form of a one-time address is not public: this one is invented'),
    host: 'portal',
    method: 'GET',
    path: /^\/delegation\/(?<ticket>[\w-]+)$/,
    answer: delegated,
  },
  'portal-disconnect': {
    ...assumed('nobody has published the address of signing out'),
    host: 'portal',
    method: 'GET',
    path: /^\/deconnexion$/,
    answer: disconnect,
  },
  'portal-account': {
    ...assumed(
      'address: edificeio/entcore; views and labels: e-sidoc manual 8.2.4; the markup is not published',
    ),
    host: 'portal',
    method: 'GET',
    path: /^\/moncompte\/mesprets$/,
    answer: arriving(account),
  },
  'portal-search-form': {
    ...assumed('the address of the portal’s own form is not published'),
    host: 'portal',
    method: 'GET',
    path: /^\/recherche\/?$/,
    answer: arriving(searchForm),
  },
  'portal-results': {
    ...assumed(
      'path family /recherche/* from jeromemtl/e-sidoc_userscript; the rest of the address is not published',
    ),
    host: 'portal',
    method: 'GET',
    path: /^\/recherche\/(?<terms>.+)$/,
    answer: arriving(results),
  },
  'portal-record': {
    ...published('edificeio/entcore: addresses of records; the markup is ours'),
    host: 'portal',
    method: 'GET',
    path: /^\/document\/id_9990001x_(?<n>\d+)\.html$/i,
    answer: arriving(record),
  },
  'front-parameters': {
    ...published('a2br/esidoc.js: titre, sous-titre…; the answer for an unknown school is assumed'),
    host: 'administrationApi',
    method: 'GET',
    path: /^\/(?<rne>\w+)\/parametres\/front$/,
    answer: frontParameters,
  },
  'feed-reception': {
    ...assumed(
      'GIP-RECIA/Esidoc-WS: POST, application/xml, a bearer token, an address that ends with /{editor}/{rne}, and {error, error_description, error_uri}; the rest of the address, the receipt and the statuses are invented',
    ),
    host: 'administrationApi',
    method: 'POST',
    path: /^\/import\/(?<editor>[\w-]+)\/(?<rne>\w+)$/,
    answer: receiveFeed,
  },
  'feed-list': {
    ...assumed('nobody has published what the portal shows of the feeds that it keeps'),
    host: 'portal',
    method: 'GET',
    path: /^\/administration\/imports$/,
    answer: arriving(feedList),
  },
  'feed-download': {
    ...assumed('nobody has published the address of a kept feed'),
    host: 'portal',
    method: 'GET',
    path: /^\/administration\/imports\/(?<sha256>[0-9a-f]{64})\.xml$/,
    answer: feedDownload,
  },
  'search-simple': {
    ...published(
      'a2br/esidoc.js: request and {facettes, nb_resultats, resultats}; contenu.auteurs, exemplaires[].cote and the refusals are assumed',
    ),
    host: 'searchApi',
    method: 'POST',
    path: /^\/recherche\/simple\/(?<rne>\w+)$/,
    answer: search,
  },
  'search-preflight': {
    ...assumed('the portal’s own pages ask across origins'),
    host: 'searchApi',
    method: 'OPTIONS',
    path: /^\/recherche\/simple\/(?<rne>\w+)$/,
    answer: allowSearch,
  },
  'loans-api': {
    ...published(
      'edificeio/entcore EsidocUtils and GIP-RECIA/esidoc-api; that a gateway takes a user’s token is assumed',
    ),
    host: 'loansApi',
    method: 'GET',
    path: /^\/utilisateurs_externe\/prets\/compagnon\/(?<rne>\w+)\/(?<identiteEnt>[^/]+)$/,
    answer: loans,
  },
  cover: {
    ...assumed('the search answers a cover’s address; its form is not published'),
    host: 'images',
    method: 'GET',
    path: /^\/vignettes\/9990001x_(?<n>\d+)\.png$/,
    answer: cover,
  },
  'other-site': {
    ...ours('a site at a school’s address that is no e-sidoc portal'),
    host: 'notAPortal',
    method: 'GET',
    path: /^\//,
    answer: otherSite,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

const table: readonly [RouteName, Route][] = Object.entries(routes).map(([name, route]) => [
  routeName(name),
  route,
]);

/** The route that answers for a host, a method and a path, with the named groups of its path; null when none does. */
export function findRoute(host: string, method: string, path: string) {
  for (const [name, route] of table) {
    const match = hosts[route.host] === host && route.method === method ? route.path.exec(path) : null;
    if (match) return { name, route, params: { ...match.groups } };
  }
  return null;
}

function routeName(name: string): RouteName {
  if (isRouteName(name)) return name;
  throw new Error(`not a route: ${name}`);
}

function isRouteName(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}

/** A page of the portal on which a person may come back from the sign-on with a ticket. */
function arriving(answer: Route['answer']): Route['answer'] {
  return (visit, school) => (visit.query.has('ticket') ? arrive(visit, school) : answer(visit, school));
}
