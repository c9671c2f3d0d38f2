import type { Portal } from '../domain/portal.ts';
import type { AnswerReason, CheckReason, Exchange } from '../domain/portal-check-report.ts';
import { searchAddress } from '../domain/search-address.ts';
import { homeAddress } from '../esidoc/addresses.ts';
import { readFrontSettings } from '../esidoc/front-settings.ts';
import { type PortalToken, publicToken, readTokens, type TokenFailure } from '../esidoc/portal-token.ts';
import { searchPortal } from '../esidoc/search.ts';
import { type Fetch, fetchWithTimeout, readText } from '../http/http.ts';
import { good, problem, type StepResult, showing, warning } from './check-result.ts';
import { type TracedFetch, troubleOf } from './traced-fetch.ts';

/** A word that every school library has books about. */
const neutralWord = 'livre';

/** Hosts from which every e-sidoc portal loads its parts (a2br/esidoc.js, `home.html`, 2022). */
const partHosts = /\b(?:frontend|static|images|api-recherche)\.esidoc\.fr\b/;

/** Records of a portal: `/document/id_9990001x_12.html`, before that `/id_9990001x_12.html` (edificeio/entcore). */
const recordLink = /\/id_\d{7}[a-z]_\d+\.html/gi;

/** The home page answers over HTTPS; gives its HTML. */
export async function checkAnswer({ fetch, seen }: TracedFetch, portal: Portal): Promise<StepResult<string>> {
  const html = await readPage(fetch, homeAddress(portal));
  const trouble = troubleOf(seen(), 'page');
  if (html === null) return problem(trouble ?? 'unreachable', statusWords(seen()));
  // Where it leads to, or what it is instead, the next look tells.
  return trouble === null || isOfPage(trouble) ? good(html) : problem(trouble, statusWords(seen()));
}

function isOfPage(trouble: AnswerReason): boolean {
  return ['leads-elsewhere', 'sign-in-page', 'empty', 'unreadable'].includes(trouble);
}

/** The page is an e-sidoc portal's own, at the address that it was asked at. */
export function checkHome(html: string, seen: Exchange | null, now: number): StepResult<string> {
  const title = /<title[^>]*>([^<]{0,120})/i.exec(html)?.[1]?.trim() || null;
  const marked = partHosts.test(html) || /e-sidoc/i.test(title ?? '') || readTokens(html, now).length > 0;
  const trouble = troubleOf(seen, 'page');
  if (marked && trouble === null) return showing(good(html), title);
  if (marked && trouble === 'leads-elsewhere')
    return showing({ ...warning('moved', seen?.endedAt ?? null), value: html }, title);
  return showing(problem(trouble ?? 'not-a-portal', seen?.endedAt ?? null), title);
}

/** e-sidoc publishes the portal's settings; without them its name has to be typed, no more. */
export async function checkFrontSettings({ fetch, seen }: TracedFetch, portal: Portal): Promise<StepResult> {
  const settings = await readFrontSettings(fetch, portal.rne);
  const trouble = troubleOf(seen(), 'data');
  if (settings.ok && trouble === null) return showing(good(null), settings.value.title);
  if (!settings.ok && settings.failure.kind === 'unknown-rne') return problem('unknown-rne');
  return warning(trouble ?? 'unreadable', statusWords(seen()));
}

const tokenReasons: Record<TokenFailure['kind'], CheckReason> = {
  absent: 'no-token',
  ambiguous: 'doubtful-token',
  expired: 'expired-token',
  foreign: 'foreign-token',
  'not-yet-valid': 'early-token',
};

/**
 * The home page carries a token to search with. Another school's says that the address and the RNE do not go together;
 * without any, words can still be searched in the portal's own page.
 */
export function findToken(html: string, portal: Portal, now: number): StepResult<PortalToken> {
  const token = publicToken(html, portal.rne, now);
  if (token.ok) return good(token.value);
  const reason = tokenReasons[token.failure.kind];
  return reason === 'foreign-token' ? problem(reason) : warning(reason);
}

/** Why a page's token of the person signed in cannot be used. */
export function tokenReason({ kind }: TokenFailure): CheckReason {
  return tokenReasons[kind];
}

/** The search service answers a plain question; gives the number of records. */
export async function checkSearch(
  { fetch, seen }: TracedFetch,
  now: () => number,
  portal: Portal,
  token: PortalToken,
): Promise<StepResult<number>> {
  // The token just seen is used at first, and none is left behind for others.
  let kept: PortalToken | null = token;
  const publicTokens = {
    read: async () => kept,
    write: async (_portalId: string, fresh: PortalToken) => {
      kept = fresh;
    },
    forget: async () => {
      kept = null;
    },
  };
  const question = { terms: neutralWord, first: 1, count: 1 };
  const results = await searchPortal({ fetch, now, publicTokens }, portal, question);
  const trouble = troubleOf(seen(), 'data');
  if (results.ok && results.value.total > 0) return good(results.value.total, String(results.value.total));
  if (results.ok) return warning(trouble ?? 'no-results');
  const { failure } = results;
  return warning(
    trouble ?? (failure.kind === 'unreadable' ? 'unreadable' : 'unreachable'),
    statusWords(seen()) ?? (failure.kind === 'unreadable' ? failure.detail : null),
  );
}

/** The address of the results page that people are sent to for a plain word. */
export function resultsAddress(portal: Portal): string {
  return searchAddress(portal.searchTemplate, neutralWord);
}

/**
 * Results are known by links to records that the home page does not have, since new books are shown there; a page that
 * its own script fills cannot be judged from here.
 */
export async function checkResults(
  { fetch, seen }: TracedFetch,
  portal: Portal,
  now: number,
  home: string | null,
): Promise<StepResult> {
  const html = await readPage(fetch, resultsAddress(portal));
  const trouble = troubleOf(seen(), 'page');
  if (html === null || trouble !== null)
    return warning(trouble ?? 'unreachable', seen()?.endedAt ?? statusWords(seen()));
  const known = new Set(home?.match(recordLink));
  if (html.match(recordLink)?.some((link) => !known.has(link))) return good(null);
  if (/\baucun(?:e)? (?:résultat|document|réponse)/i.test(html)) return warning('no-results');
  const isPortal = partHosts.test(html) || readTokens(html, now).length > 0;
  return warning(isPortal ? 'unseen-results' : 'other-page');
}

/** The HTML of an answer with a good status, asked as nobody; null for any other. */
async function readPage(fetch: Fetch, address: string): Promise<string | null> {
  const response = await fetchWithTimeout(fetch, address, {
    headers: { Accept: 'text/html' },
    credentials: 'omit',
  });
  if (response === null || !response.ok) return null;
  const html = await readText(response);
  return html.ok ? html.value : null;
}

/** The status of an answer that is an error. */
export function statusWords(seen: Exchange | null): string | null {
  return seen?.status == null || seen.status < 400 ? null : String(seen.status);
}
