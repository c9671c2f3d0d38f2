import { openPage } from '../browser/tabs.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import {
  hitsAtATime,
  type SearchFailure,
  type SearchOutcome,
  type SearchResults,
  searchTerms,
} from '../domain/search.ts';
import { resultsAddress } from '../domain/search-address.ts';
import { readCover } from '../esidoc/read-cover.ts';
import { searchPortal } from '../esidoc/search-portal.ts';
import { type Fetch, networkFetch } from '../http/http.ts';
import { abortableFetch, rateLimitedFetch } from '../http/rate-limited-fetch.ts';
import type { MessageInput } from '../messaging/protocol.ts';
import type { Handlers } from '../messaging/server.ts';
import { currentUserIf, whileCurrent } from '../session/user-lock.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import { publicTokens } from '../storage/public-tokens.ts';
import { searchCache } from '../storage/search-cache.ts';
import { forgetSearches } from '../storage/search-history-store.ts';
import { readSettings } from '../storage/settings.ts';
import { recordHits, recordSearch, suggest } from './suggestions.ts';

type SearchHandlers = Pick<Handlers, 'panel.search' | 'panel.cover' | 'search.suggest' | 'search.forget'>;

/** Lifetime of cached search results; holdings do not change faster. */
const cacheMs = 5 * 60_000;
/** For this long a portal without a usable search is not asked again; its own results page opens instead. */
const withoutSearchMs = 10 * 60_000;

const inProgress = new Map<string, AbortController>();

/**
 * Messages of the panel's search box. History is read and written for the current user only, whatever person the page
 * of an older tab names.
 */
export const searchHandlers: SearchHandlers = {
  async 'panel.search'(input) {
    const terms = searchTerms(input.terms);
    const user = terms === '' ? null : await currentUserIf(input.person);
    if (user === null) return search(input);
    const [outcome] = await Promise.all([search(input), recordSearch(user, terms)]);
    if (outcome.answer.ok) await recordHits(user, terms, outcome.answer.value.hits);
    return outcome;
  },

  'panel.cover': async ({ address }) => {
    const { portals } = await readSettings();
    return navigator.locks.request('covers', () => readCover(networkFetch, portals, address));
  },

  'search.suggest': async ({ person, terms }) => suggest(await currentUserIf(person), terms),

  async 'search.forget'({ person, terms }) {
    const user = await currentUserIf(person);
    if (user === null) return null;
    await whileCurrent(user, () => forgetSearches(user.key, terms === null ? null : searchTerms(terms)));
    return null;
  },
};

async function search(input: MessageInput<'panel.search'>): Promise<SearchOutcome> {
  const portal = (await readSettings()).portals.find(({ id }) => id === input.portalId);
  const terms = searchTerms(input.terms);
  const controller = beginSearch(input);
  if (portal === undefined || terms === '')
    return {
      terms,
      address: '',
      answer: fail({ kind: 'unreadable', detail: 'nothing to search' }),
      opened: false,
    };
  const address = resultsAddress(portal, terms);
  const answer = await cachedResults(portal, terms, input.first, controller.signal);
  const opened =
    input.opens && !controller.signal.aborted && !answer.ok && answer.failure.kind === 'unreadable';
  controller.abort();
  if (opened) await openPage(address, 'newForegroundTab');
  return { terms, address, answer, opened };
}

/** Aborts the search of the same asker in the same portal. */
function beginSearch({ asker, portalId }: MessageInput<'panel.search'>): AbortController {
  const key = JSON.stringify([asker, portalId]);
  inProgress.get(key)?.abort();
  const controller = new AbortController();
  inProgress.set(key, controller);
  controller.signal.addEventListener('abort', () => {
    if (inProgress.get(key) === controller) inProgress.delete(key);
  });
  return controller;
}

async function cachedResults(
  portal: Portal,
  terms: string,
  first: number,
  signal: AbortSignal,
): Promise<Result<SearchResults, SearchFailure>> {
  const key = JSON.stringify([portal.id, portal.rne, terms, first]);
  const cached = await readCache(key);
  if (cached !== null) return succeed(cached);
  const withoutSearchSince = await searchCache.readWithoutSearch(portal.id);
  if (withoutSearchSince !== null && isYounger(withoutSearchSince, withoutSearchMs))
    return fail({ kind: 'unreadable', detail: 'the portal had no search a moment ago' });
  const ports = { fetch: abortableFetch(searchFetch, signal), now: () => Date.now(), publicTokens };
  const answer = await searchPortal(ports, portal, { terms, first, count: hitsAtATime });
  if (signal.aborted) return answer;
  if (answer.ok) await writeCache(key, answer.value);
  else if (answer.failure.kind === 'unreadable') await searchCache.writeWithoutSearch(portal.id, Date.now());
  return answer;
}

const searchFetch: Fetch = (address, init) => rateLimitedFetch(networkFetch, searchCache, address, init);

async function readCache(question: string): Promise<SearchResults | null> {
  const user = await readCurrentPerson();
  const answers = user === null ? [] : await searchCache.answers(user.key);
  const fresh = answers.find((one) => one.question === question && isYounger(one.readAt, cacheMs));
  return fresh?.results ?? null;
}

/** Nothing is cached for visitors whom PRONOTE does not name: no sign-out would delete it. */
async function writeCache(question: string, results: SearchResults): Promise<void> {
  const user = await readCurrentPerson();
  if (user === null) return;
  await whileCurrent(user, () => searchCache.keepAnswer(user.key, { question, readAt: Date.now(), results }));
}

function isYounger(instant: number, maxAgeMs: number): boolean {
  const age = Date.now() - instant;
  return age >= 0 && age < maxAgeMs;
}
