import type { Now } from '../browser/clock.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import {
  type CoverPicture,
  hitsAtATime,
  type SearchFailure,
  type SearchResults,
  searchTerms,
} from '../domain/search.ts';
import { resultsAddress } from '../domain/search-address.ts';
import type { MessageInput } from '../messaging/protocol.ts';
import type { Handlers } from '../messaging/server.ts';
import type { SearchCache } from '../storage/search-cache.ts';
import type { PortalViewsPorts } from './portal-view.ts';

interface SearchQuestion {
  readonly terms: string;
  readonly first: number;
  readonly count: number;
}

export interface PanelSearchPorts extends Pick<PortalViewsPorts, 'presence' | 'portals'> {
  readonly now: Now;
  readonly memory: Pick<SearchCache, 'answers' | 'keepAnswer' | 'readWithoutSearch' | 'writeWithoutSearch'>;
  /** Asks the portal; once the signal is aborted nothing more is sent, and the answer is of no interest. */
  readonly search: (
    portal: Portal,
    question: SearchQuestion,
    signal: AbortSignal,
  ) => Promise<Result<SearchResults, SearchFailure>>;
  readonly readCover: (portals: readonly Portal[], address: string) => Promise<CoverPicture | null>;
  /** In front of the person. */
  readonly openTab: (address: string) => Promise<void>;
}

type SearchHandlers = Pick<Handlers, 'panel.search' | 'panel.cover'>;

/** Answers are good for five minutes: what stands on the shelves does not change faster. */
const freshMilliseconds = 5 * 60_000;
/** A portal that offered no search is asked again after this time; until then its own page opens at once. */
const withoutMilliseconds = 10 * 60_000;

/** Answers what is searched in the panel. */
export function createPanelSearch(ports: PanelSearchPorts): SearchHandlers {
  const underWay = new Map<string, AbortController>();

  /** The answer that the person at the computer was given to this question lately; else null. */
  async function kept(question: string): Promise<SearchResults | null> {
    const borrower = await ports.presence.current();
    const answers = borrower === null ? [] : await ports.memory.answers(borrower.key);
    const age = (readAt: number) => ports.now() - readAt;
    return (
      answers.find((one) => one.question === question && isWithin(age(one.readAt), freshMilliseconds))
        ?.results ?? null
    );
  }

  /** Nothing is kept of somebody whom PRONOTE does not name: nobody's leaving would delete it. */
  async function keep(question: string, results: SearchResults): Promise<void> {
    const borrower = await ports.presence.current();
    if (borrower === null) return;
    await ports.presence.whileCurrent(borrower, () =>
      ports.memory.keepAnswer(borrower.key, { question, readAt: ports.now(), results }),
    );
  }

  async function answerOf(
    portal: Portal,
    question: SearchQuestion,
    signal: AbortSignal,
  ): Promise<Result<SearchResults, SearchFailure>> {
    const key = JSON.stringify([portal.id, portal.rne, question.terms, question.first]);
    const known = await kept(key);
    if (known !== null) return succeed(known);
    const without = await ports.memory.readWithoutSearch(portal.id);
    if (without !== null && isWithin(ports.now() - without, withoutMilliseconds))
      return fail({ kind: 'unreadable', detail: 'the portal had no search a moment ago' });
    const answer = await ports.search(portal, question, signal);
    if (signal.aborted) return answer;
    if (answer.ok) await keep(key, answer.value);
    else if (answer.failure.kind === 'unreadable')
      await ports.memory.writeWithoutSearch(portal.id, ports.now());
    return answer;
  }

  /** The one search that this asker has under way in this portal; its predecessor is called off. */
  function begin({ asker, portalId }: MessageInput<'panel.search'>): AbortController {
    const key = JSON.stringify([asker, portalId]);
    underWay.get(key)?.abort();
    const controller = new AbortController();
    underWay.set(key, controller);
    controller.signal.addEventListener('abort', () => {
      if (underWay.get(key) === controller) underWay.delete(key);
    });
    return controller;
  }

  return {
    async 'panel.search'(asked) {
      const portal = (await ports.portals()).find(({ id }) => id === asked.portalId);
      const terms = searchTerms(asked.terms);
      const controller = begin(asked);
      if (portal === undefined || terms === '') return nothingToSearch(terms);
      const address = resultsAddress(portal, terms);
      const question = { terms, first: asked.first, count: hitsAtATime };
      const answer = await answerOf(portal, question, controller.signal);
      const opened =
        asked.opens && !controller.signal.aborted && !answer.ok && answer.failure.kind === 'unreadable';
      controller.abort();
      if (opened) await ports.openTab(address);
      return { terms, address, answer, opened };
    },

    'panel.cover': async ({ address }) => ports.readCover(await ports.portals(), address),
  };
}

function isWithin(age: number, most: number): boolean {
  return age >= 0 && age < most;
}

function nothingToSearch(terms: string) {
  return {
    terms,
    address: '',
    answer: fail({ kind: 'unreadable', detail: 'nothing to search' } as const),
    opened: false,
  };
}
