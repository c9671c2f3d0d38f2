import type { Portal } from '../domain/portal.ts';
import type { CheckReason, Exchange, ResponseReason } from '../domain/portal-check-report.ts';
import { searchAddress } from '../domain/search-address.ts';
import { homeAddress } from '../esidoc/addresses.ts';
import { readFrontSettings } from '../esidoc/front-settings.ts';
import { type PortalToken, publicToken, readTokens, type TokenFailure } from '../esidoc/portal-token.ts';
import { searchPortal } from '../esidoc/search-portal.ts';
import { type Fetch, fetchWithTimeout, readText } from '../http/http.ts';
import { good, problem, type StepResult, warning, withScreenText } from './step-result.ts';
import { responseProblem, type TracedFetch } from './traced-fetch.ts';

/** A search term with results in every school library. */
const testTerm = 'livre';

/** Hosts from which every e-sidoc portal loads resources (a2br/esidoc.js, `home.html`, 2022). */
const resourceHosts = /\b(?:frontend|static|images|api-recherche)\.esidoc\.fr\b/;

/** Links to records: `/document/id_9990001x_12.html`, earlier `/id_9990001x_12.html` (edificeio/entcore). */
const recordLink = /\/id_\d{7}[a-z]_\d+\.html/gi;

/** Whether the home page responds; the value is its HTML. */
export async function checkResponse(
  { fetch, lastExchange }: TracedFetch,
  portal: Portal,
): Promise<StepResult<string>> {
  const html = await readPage(fetch, homeAddress(portal));
  const reason = responseProblem(lastExchange(), 'page');
  if (html === null) return problem(reason ?? 'unreachable', errorStatus(lastExchange()));
  // A redirect or another page is reported by the next step.
  return reason === null || isAboutPage(reason) ? good(html) : problem(reason, errorStatus(lastExchange()));
}

function isAboutPage(reason: ResponseReason): boolean {
  return ['leads-elsewhere', 'sign-in-page', 'empty', 'unreadable'].includes(reason);
}

/** Whether the page is an e-sidoc portal's, at the requested address. */
export function checkHome(html: string, exchange: Exchange | null, now: number): StepResult<string> {
  const title = /<title[^>]*>([^<]{0,120})/i.exec(html)?.[1]?.trim() || null;
  const isPortal =
    resourceHosts.test(html) || /e-sidoc/i.test(title ?? '') || readTokens(html, now).length > 0;
  const reason = responseProblem(exchange, 'page');
  if (isPortal && reason === null) return withScreenText(good(html), title);
  if (isPortal && reason === 'leads-elsewhere')
    return withScreenText({ ...warning('moved', exchange?.endedAt ?? null), value: html }, title);
  return withScreenText(problem(reason ?? 'not-a-portal', exchange?.endedAt ?? null), title);
}

/** Whether e-sidoc publishes the portal's settings. Without them only its name must be typed. */
export async function checkFrontSettings(
  { fetch, lastExchange }: TracedFetch,
  portal: Portal,
): Promise<StepResult> {
  const settings = await readFrontSettings(fetch, portal.rne);
  const reason = responseProblem(lastExchange(), 'data');
  if (settings.ok && reason === null) return withScreenText(good(null), settings.value.title);
  if (!settings.ok && settings.failure.kind === 'unknown-rne') return problem('unknown-rne');
  return warning(reason ?? 'unreadable', errorStatus(lastExchange()));
}

const tokenReasons: Record<TokenFailure['kind'], CheckReason> = {
  absent: 'no-token',
  ambiguous: 'doubtful-token',
  expired: 'expired-token',
  foreign: 'foreign-token',
  'not-yet-valid': 'early-token',
};

/**
 * Whether the home page contains a token for searches. Another school's token means that address and RNE do not match;
 * without a token, searches open the portal's own results page.
 */
export function findToken(html: string, portal: Portal, now: number): StepResult<PortalToken> {
  const token = publicToken(html, portal.rne, now);
  if (token.ok) return good(token.value);
  const reason = tokenReasons[token.failure.kind];
  return reason === 'foreign-token' ? problem(reason) : warning(reason);
}

/** Why the signed-in user's token cannot be used. */
export function tokenReason({ kind }: TokenFailure): CheckReason {
  return tokenReasons[kind];
}

/** Whether the search service finds records; the value is their number. */
export async function checkSearch(
  { fetch, lastExchange }: TracedFetch,
  now: () => number,
  portal: Portal,
  token: PortalToken,
): Promise<StepResult<number>> {
  // A cache of this check alone: the panel's searches do not use its token.
  let cached: PortalToken | null = token;
  const publicTokens = {
    read: async () => cached,
    write: async (_portalId: string, fresh: PortalToken) => {
      cached = fresh;
    },
    forget: async () => {
      cached = null;
    },
  };
  const query = { terms: testTerm, first: 1, count: 1 };
  const results = await searchPortal({ fetch, now, publicTokens }, portal, query);
  const reason = responseProblem(lastExchange(), 'data');
  if (results.ok && results.value.total > 0) return good(results.value.total, String(results.value.total));
  if (results.ok) return warning(reason ?? 'no-results');
  const { failure } = results;
  return warning(
    reason ?? (failure.kind === 'unreadable' ? 'unreadable' : 'unreachable'),
    errorStatus(lastExchange()) ?? (failure.kind === 'unreadable' ? failure.detail : null),
  );
}

/** The address of the results page for the test term. */
export function resultsAddress(portal: Portal): string {
  return searchAddress(portal.searchTemplate, testTerm);
}

/**
 * Whether the results page has links to records that the home page, with its new books, does not have. A page that is
 * rendered by its script cannot be checked.
 */
export async function checkResults(
  { fetch, lastExchange }: TracedFetch,
  portal: Portal,
  now: number,
  home: string | null,
): Promise<StepResult> {
  const html = await readPage(fetch, resultsAddress(portal));
  const reason = responseProblem(lastExchange(), 'page');
  if (html === null || reason !== null)
    return warning(reason ?? 'unreachable', lastExchange()?.endedAt ?? errorStatus(lastExchange()));
  const known = new Set(home?.match(recordLink));
  if (html.match(recordLink)?.some((link) => !known.has(link))) return good(null);
  if (/\baucun(?:e)? (?:résultat|document|réponse)/i.test(html)) return warning('no-results');
  const isPortal = resourceHosts.test(html) || readTokens(html, now).length > 0;
  return warning(isPortal ? 'unseen-results' : 'other-page');
}

/** Fetches a page without credentials; null without a successful response. */
async function readPage(fetch: Fetch, address: string): Promise<string | null> {
  const response = await fetchWithTimeout(fetch, address, {
    headers: { Accept: 'text/html' },
    credentials: 'omit',
  });
  if (response === null || !response.ok) return null;
  const html = await readText(response);
  return html.ok ? html.value : null;
}

/** The status of an error response; else null. */
export function errorStatus(exchange: Exchange | null): string | null {
  return exchange?.status == null || exchange.status < 400 ? null : String(exchange.status);
}
