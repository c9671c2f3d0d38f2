import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { type SearchFailure, type SearchResults, searchTerms } from '../domain/search.ts';
import { type Fetch, fetchWithTimeout, isDown, readJson, readText } from '../http/http.ts';
import { homeAddress } from './addresses.ts';
import { isUsable, type PortalToken, publicToken, type TokenFailure } from './portal-token.ts';
import { maxHits, readSearchResponse } from './search-response.ts';

/** Storage of public tokens, by portal id. They identify no person. */
interface PublicTokenCache {
  read(portalId: string): Promise<PortalToken | null>;
  write(portalId: string, token: PortalToken): Promise<void>;
  forget(portalId: string): Promise<void>;
}

interface SearchEnvironment {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly publicTokens: PublicTokenCache;
}

export interface SearchQuery {
  readonly terms: string;
  /** The rank of the first requested record, from 1. */
  readonly first: number;
  readonly count: number;
}

/** The search service of e-sidoc's own pages (a2br/esidoc.js, 2022). */
export function searchServiceAddress(portal: Portal): string {
  return `https://api-recherche.esidoc.fr/recherche/simple/${portal.rne}`;
}

/**
 * Searches the library's catalogue like an anonymous visitor of the portal: with the portal's public token, which is
 * cached, and fetched again once when the service rejects it. Empty search terms return no records, without a request.
 */
export async function searchPortal(
  environment: SearchEnvironment,
  portal: Portal,
  query: SearchQuery,
): Promise<Result<SearchResults, SearchFailure>> {
  const terms = searchTerms(query.terms);
  if (terms === '') return succeed({ total: 0, hits: [] });
  const results = await requestResults(environment, portal, { ...query, terms });
  if (results !== 'token-refused') return results;
  await environment.publicTokens.forget(portal.id);
  const retried = await requestResults(environment, portal, { ...query, terms });
  return retried === 'token-refused'
    ? fail({ kind: 'unreadable', detail: 'the public token is refused' })
    : retried;
}

async function requestResults(
  environment: SearchEnvironment,
  portal: Portal,
  query: SearchQuery,
): Promise<Result<SearchResults, SearchFailure> | 'token-refused'> {
  const token = await findPublicToken(environment, portal);
  if (!token.ok) return token;
  const request = searchRequest(query, token.value);
  const response = await fetchWithTimeout(environment.fetch, searchServiceAddress(portal), request);
  if (response?.status === 429) return fail({ kind: 'too-many-requests' });
  if (response === null || isDown(response)) return fail({ kind: 'unreachable' });
  if (response.status === 401) return 'token-refused';
  // Redirects have status 0 in a browser. They are not followed, so that search terms go to no other host.
  if (!response.ok) return fail({ kind: 'unreadable', detail: `search: status ${response.status}` });
  const body = await readJson(response);
  return body.ok ? readSearchResponse(body.value, portal, query.first) : body;
}

/** The request of e-sidoc's own pages, unchanged: JSON with the content type of a form (a2br/esidoc.js, 2022). */
function searchRequest({ terms, first, count }: SearchQuery, token: PortalToken): RequestInit {
  return {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      Esidocpublictoken: token.raw,
    },
    body: JSON.stringify({
      requete: [{ critere: 'tous', valeur: terms, operateur: 'ET' }],
      facettes: ['support_groupe', 'date_parution_annee', 'auteurs', 'types_nature', 'emplacement'],
      nb_resultats: Math.min(count, maxHits),
      avis_federes: '1',
      numero_premier_resultat: first,
    }),
    credentials: 'omit',
    redirect: 'manual',
  };
}

const tokenDetails: Record<TokenFailure['kind'], string> = {
  ambiguous: 'public tokens of several persons on the portal’s home page',
  absent: 'no public token on the portal’s home page',
  expired: 'the portal’s public token has expired',
  foreign: 'the public token is another school’s',
  'not-yet-valid': 'the portal’s public token is not valid yet',
};

/** The portal's public token: the cached one until it expires, else the one in its home page (a2br/esidoc.js, 2022). */
async function findPublicToken(
  { fetch, now, publicTokens }: SearchEnvironment,
  portal: Portal,
): Promise<Result<PortalToken, SearchFailure>> {
  const cached = await publicTokens.read(portal.id);
  if (cached !== null && isUsable(cached, portal.rne, now())) return succeed(cached);
  const response = await fetchWithTimeout(fetch, homeAddress(portal), {
    headers: { Accept: 'text/html' },
    credentials: 'omit',
  });
  if (response?.status === 429) return fail({ kind: 'too-many-requests' });
  if (response === null || isDown(response)) return fail({ kind: 'unreachable' });
  if (!response.ok) return fail({ kind: 'unreadable', detail: `home page: status ${response.status}` });
  const html = await readText(response);
  if (!html.ok) return html;
  const token = publicToken(html.value, portal.rne, now());
  if (!token.ok) return fail({ kind: 'unreadable', detail: tokenDetails[token.failure.kind] });
  await publicTokens.write(portal.id, token.value);
  return token;
}
