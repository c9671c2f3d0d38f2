import type { LoansFailure } from '../domain/loan.ts';
import type { LoansCheck, SourceCheck } from '../domain/loans-check.ts';
import type { Portal } from '../domain/portal.ts';
import { ask, type Fetch, readText } from '../network/answer.ts';
import { homeAddress } from './addresses.ts';
import { good, type Look, problem, skipped, warning } from './check-look.ts';
import { readFrontSettings } from './front-settings.ts';
import { type PortalToken, publicToken, readTokens } from './portal-token.ts';
import { searchPortal } from './search.ts';

/** A word that every school library has books about. */
const neutralWord = 'livre';

/** Hosts from which every e-sidoc portal loads its parts (a2br/esidoc.js, `home.html`, 2022). */
const partHosts = /\b(?:frontend|static|images|api-recherche)\.esidoc\.fr\b/;

/** The home page answers and looks like e-sidoc's; gives its HTML. */
export async function lookAtHome(fetch: Fetch, now: number, portal: Portal): Promise<Look<string>> {
  const response = await ask(fetch, homeAddress(portal), {
    headers: { Accept: 'text/html' },
    credentials: 'omit',
  });
  if (response === null) return problem('unreachable');
  if (!response.ok) return problem('refused', String(response.status));
  const html = await readText(response);
  if (!html.ok) return problem(html.failure.kind);
  const title = /<title[^>]*>([^<]{0,120})/i.exec(html.value)?.[1]?.trim() || null;
  const marked = partHosts.test(html.value) || /e-sidoc/i.test(title ?? '');
  const isPortal = marked || readTokens(html.value, now).length > 0;
  return isPortal ? good(title, html.value) : problem('not-a-portal', title);
}

/** e-sidoc publishes the portal's settings; without them its name has to be typed, no more. */
export async function lookAtFrontSettings(fetch: Fetch, portal: Portal): Promise<Look> {
  const settings = await readFrontSettings(fetch, portal.rne);
  if (settings.ok) return good(settings.value.title, null);
  const { failure } = settings;
  switch (failure.kind) {
    case 'unknown-rne':
      return problem('unknown-rne');
    case 'refused':
      return warning('refused', String(failure.status));
    case 'unreadable':
      return warning('unreadable', failure.detail);
    case 'unreachable':
      return warning('unreachable');
  }
}

/**
 * The home page carries a token to search with. Another school's says that the address and the RNE do not go together;
 * without any, words can still be searched in the portal's own page.
 */
export function lookForToken(html: string, portal: Portal, now: number): Look<PortalToken> {
  const token = publicToken(html, portal.rne, now);
  if (token.ok) return good(null, token.value);
  const { kind } = token.failure;
  if (kind === 'foreign') return problem('foreign-token', kind);
  return warning(kind === 'absent' ? 'unreadable' : 'foreign-token', kind);
}

/** The search service answers a plain question; gives the number of records as detail. */
export async function lookAtSearch(
  fetch: Fetch,
  now: () => number,
  portal: Portal,
  token: PortalToken,
): Promise<Look> {
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
  if (results.ok) return good(String(results.value.total), null);
  const { failure } = results;
  if (failure.kind === 'too-many-requests') return warning('refused', '429');
  return failure.kind === 'unreachable' ? warning('unreachable') : warning('unreadable', failure.detail);
}

/** What each source of loans tells, by numbers; null when nobody is at the computer to read loans for. */
export function lookAtLoans(check: LoansCheck | null): Look {
  if (check === null) return warning('not-signed-in');
  const detail = check.sources.map(sourceWords).join(' · ') || null;
  if (check.disagreements.length > 0) return warning('sources-differ', detail);
  if (check.sources.some(({ outstanding }) => outstanding !== null)) return good(detail, null);
  const failure = check.failure ?? check.sources[0]?.failure ?? null;
  return failure === null ? skipped : lookAtFailure(failure);
}

function sourceWords({ source, outstanding, failure }: SourceCheck): string {
  return `${source}: ${outstanding ?? failure?.kind ?? '?'}`;
}

function lookAtFailure(failure: LoansFailure): Look {
  switch (failure.kind) {
    case 'unreachable':
      return warning('unreachable');
    case 'paused':
      return warning('refused', failure.kind);
    case 'not-permitted':
      return problem('no-permission');
    case 'unreadable':
      return warning('unreadable', failure.detail);
    case 'extension-failed':
      return warning('unreadable', failure.kind);
    case 'not-allowed':
      return problem('refused', failure.kind);
    case 'foreign-session':
      return problem('foreign-token', failure.kind);
    case 'expired-session':
      return warning('foreign-token', failure.kind);
    case 'not-linked':
    case 'unknown-borrower':
      return warning('unknown-borrower', failure.kind);
    case 'not-signed-in':
    case 'unproven':
    case 'someone-else':
      return warning('not-signed-in', failure.kind);
  }
}
