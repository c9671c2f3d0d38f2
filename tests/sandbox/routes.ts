import { entHome, entSignIn, entSignOut } from './ent/site.ts';
import { hosts } from './hosts.ts';
import { account } from './portal/account.ts';
import { connect, disconnect, handleTicket } from './portal/arrival.ts';
import { cover } from './portal/covers.ts';
import { delegated } from './portal/delegation.ts';
import { feedDownload, feedList } from './portal/feed-administration.ts';
import { receiveFeed } from './portal/feed-reception.ts';
import { home } from './portal/home.ts';
import { loans } from './portal/loans-api.ts';
import { otherSite } from './portal/other-site.ts';
import { record, results, searchForm } from './portal/records.ts';
import { allowSearch, frontParameters, search } from './portal/search-api.ts';
import { pronoteRoutes } from './pronote/routes.ts';
import { assumed, ours, published, type Route } from './route.ts';
import { signOnRoutes } from './sign-on/routes.ts';

export const routes = {
  ...pronoteRoutes,
  ...signOnRoutes,
  'ent-home': {
    ...assumed(
      'that an ENT shows PRONOTE in a frame is public (raphckrman/pronote-datamining); the rest is invented',
    ),
    host: 'ent',
    method: 'GET',
    path: /^\/$/,
    answer: entHome,
  },
  'ent-sign-in': {
    ...ours('a list of people to sign in as'),
    host: 'ent',
    method: 'POST',
    path: /^\/connexion$/,
    answer: entSignIn,
  },
  'ent-sign-out': {
    ...ours('the ENT’s own sign-out'),
    host: 'ent',
    method: 'POST',
    path: /^\/deconnexion$/,
    answer: entSignOut,
  },
  'portal-home': {
    ...published(
      'a2br/esidoc.js: the visitor’s token in the home page; the signed-in token beside it is assumed',
    ),
    host: 'portal',
    method: 'GET',
    path: /^\/$/,
    answer: acceptingTicket(home),
  },
  'portal-connect': {
    ...assumed('the URL of the manual sign-in is not published'),
    host: 'portal',
    method: 'GET',
    path: /^\/connexion$/,
    answer: connect,
  },
  'portal-delegation': {
    ...assumed('the form of a single-use URL is not published: this one is invented'),
    host: 'portal',
    method: 'GET',
    path: /^\/delegation\/(?<ticket>[\w-]+)$/,
    answer: delegated,
  },
  'portal-disconnect': {
    ...assumed('the URL of the sign-out is not published'),
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
    answer: acceptingTicket(account),
  },
  'portal-search-form': {
    ...assumed('the address of the portal’s own form is not published'),
    host: 'portal',
    method: 'GET',
    path: /^\/recherche\/?$/,
    answer: acceptingTicket(searchForm),
  },
  'portal-results': {
    ...assumed(
      'path family /recherche/* from jeromemtl/e-sidoc_userscript; the rest of the address is not published',
    ),
    host: 'portal',
    method: 'GET',
    path: /^\/recherche\/(?<terms>.+)$/,
    answer: acceptingTicket(results),
  },
  'portal-record': {
    ...published('edificeio/entcore: URLs of records; the markup is invented'),
    host: 'portal',
    method: 'GET',
    path: /^\/document\/id_9990001x_(?<n>\d+)\.html$/i,
    answer: acceptingTicket(record),
  },
  'front-parameters': {
    ...published('a2br/esidoc.js: titre, sous-titre…; the response for an unknown school is assumed'),
    host: 'administrationApi',
    method: 'GET',
    path: /^\/(?<rne>\w+)\/parametres\/front$/,
    answer: frontParameters,
  },
  'feed-reception': {
    ...assumed(
      'GIP-RECIA/Esidoc-WS: POST, application/xml, a bearer token, a URL that ends with /{editor}/{rne}, and {error, error_description, error_uri}; the rest of the URL, the receipt and the statuses are invented',
    ),
    host: 'administrationApi',
    method: 'POST',
    path: /^\/import\/(?<editor>[\w-]+)\/(?<rne>\w+)$/,
    answer: receiveFeed,
  },
  'feed-list': {
    ...assumed('the portal’s list of stored feeds is not published'),
    host: 'portal',
    method: 'GET',
    path: /^\/administration\/imports$/,
    answer: acceptingTicket(feedList),
  },
  'feed-download': {
    ...assumed('the URL of a stored feed is not published'),
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
    ...assumed('the portal’s own pages send cross-origin requests'),
    host: 'searchApi',
    method: 'OPTIONS',
    path: /^\/recherche\/simple\/(?<rne>\w+)$/,
    answer: allowSearch,
  },
  'loans-api': {
    ...published(
      'edificeio/entcore EsidocUtils and GIP-RECIA/esidoc-api; that the API accepts a user’s token is assumed',
    ),
    host: 'loansApi',
    method: 'GET',
    path: /^\/utilisateurs_externe\/prets\/compagnon\/(?<rne>\w+)\/(?<identiteEnt>[^/]+)$/,
    answer: loans,
  },
  cover: {
    ...assumed('search results contain the cover’s URL; its form is not published'),
    host: 'images',
    method: 'GET',
    path: /^\/vignettes\/9990001x_(?<n>\d+)\.png$/,
    answer: cover,
  },
  'other-site': {
    ...ours('a site at a school’s address that is not an e-sidoc portal'),
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

/** The route for a host, a method and a path, with the named groups of its path; null when there is none. */
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

/** A page of the portal to which the sign-on may redirect with a ticket. */
function acceptingTicket(answer: Route['answer']): Route['answer'] {
  return (request, school) =>
    request.query.has('ticket') ? handleTicket(request, school) : answer(request, school);
}
