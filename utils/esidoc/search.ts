import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { type SearchFailure, type SearchResults, searchTerms } from '../domain/search.ts';
import { fetchWithTimeout, isDown, readJson } from '../http/http.ts';
import type { PortalToken } from './portal-token.ts';
import { findPublicToken, type PublicTokenPorts } from './public-token-source.ts';
import { mostHits, readSearchAnswer } from './search-answer.ts';

export interface SearchQuestion {
  readonly terms: string;
  /** The rank of the first record wanted, from 1. */
  readonly first: number;
  readonly count: number;
}

/** The search service that e-sidoc's own pages ask (a2br/esidoc.js, 2022). */
export function searchServiceAddress(portal: Portal): string {
  return `https://api-recherche.esidoc.fr/recherche/simple/${portal.rne}`;
}

/**
 * Searches the library's catalogue as a visitor of the portal's page would: with the portal's public token, fetched
 * and kept as needed, and fetched once more when it is refused. Words that leave nothing to search find nothing.
 */
export async function searchPortal(
  ports: PublicTokenPorts,
  portal: Portal,
  question: SearchQuestion,
): Promise<Result<SearchResults, SearchFailure>> {
  const terms = searchTerms(question.terms);
  if (terms === '') return succeed({ total: 0, hits: [] });
  const asked = { ...question, terms };
  const answer = await askWithToken(ports, portal, asked);
  if (answer.ok || answer.failure.kind !== 'token-refused') return mapRefusal(answer);
  await ports.publicTokens.forget(portal.id);
  return mapRefusal(await askWithToken(ports, portal, asked));
}

type AnswerFailure = SearchFailure | { readonly kind: 'token-refused' };

function mapRefusal(answer: Result<SearchResults, AnswerFailure>): Result<SearchResults, SearchFailure> {
  if (answer.ok) return answer;
  const { failure } = answer;
  return fail(
    failure.kind === 'token-refused'
      ? { kind: 'unreadable', detail: 'the public token is refused' }
      : failure,
  );
}

async function askWithToken(
  ports: PublicTokenPorts,
  portal: Portal,
  question: SearchQuestion,
): Promise<Result<SearchResults, AnswerFailure>> {
  const token = await findPublicToken(ports, portal);
  if (!token.ok) return token;
  const response = await fetchWithTimeout(
    ports.fetch,
    searchServiceAddress(portal),
    request(question, token.value),
  );
  if (response?.status === 429) return fail({ kind: 'too-many-requests' });
  if (response === null || isDown(response)) return fail({ kind: 'unreachable' });
  if (response.status === 401) return fail({ kind: 'token-refused' });
  // A redirect shows as status 0 in a browser: it is not followed, so that the words go nowhere else.
  if (!response.ok) return fail({ kind: 'unreadable', detail: `search: status ${response.status}` });
  const body = await readJson(response);
  return body.ok ? readSearchAnswer(body.value, portal, question.first) : body;
}

/** The request of e-sidoc's own pages, word for word: JSON text under a form's content type (a2br/esidoc.js, 2022). */
function request({ terms, first, count }: SearchQuestion, token: PortalToken): RequestInit {
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
      nb_resultats: Math.min(count, mostHits),
      avis_federes: '1',
      numero_premier_resultat: first,
    }),
    credentials: 'omit',
    redirect: 'manual',
  };
}
