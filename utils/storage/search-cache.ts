import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { PersonKey } from '../domain/person.ts';
import type { SearchResults } from '../domain/search.ts';
import type { Traffic } from '../http/rate-limited-fetch.ts';

const answersKey = 'search-answers';
const trafficKey = 'search-traffic';
const withoutPrefix = 'without-search:';

/** More answers than these are not kept. */
const mostAnswers = 20;

const HitRecord = z.object({
  recordId: z.string(),
  title: z.string(),
  author: z.string().nullable(),
  mediaType: z.string().nullable(),
  recordAddress: z.string().nullable(),
  callNumber: z.string().nullable(),
  place: z.string().nullable(),
  copies: z.object({ total: z.number(), available: z.number() }).nullable(),
  cover: z.string().nullable(),
});
const AnswerRecord = z.object({
  question: z.string(),
  readAt: z.number(),
  results: z.object({ total: z.number(), hits: z.array(HitRecord) }),
});
const AnswersRecord = z.object({ owner: z.string(), answers: z.array(AnswerRecord) });
const TrafficRecord = z.object({ requests: z.array(z.number()), pausedUntil: z.number() });

/** An answer of a portal, and when it came: milliseconds since 1970. */
export interface KeptAnswer {
  readonly question: string;
  readonly readAt: number;
  readonly results: SearchResults;
}

/**
 * What was searched and found lately, in memory that ends with the browser, and before that with the person: words are
 * personal. Beside it what names nobody: when portals were asked, and which of them offer no search.
 */
export const searchCache = {
  /** The answers kept for this person, newest first; another person's are never given. */
  async answers(owner: PersonKey): Promise<readonly KeptAnswer[]> {
    const parsed = AnswersRecord.safeParse(await stored(answersKey));
    return parsed.success && parsed.data.owner === owner ? parsed.data.answers : [];
  },

  async keepAnswer(owner: PersonKey, answer: KeptAnswer): Promise<void> {
    const others = (await this.answers(owner)).filter(({ question }) => question !== answer.question);
    await store(answersKey, { owner, answers: [answer, ...others].slice(0, mostAnswers) });
  },

  /** How many are kept, whosever they are. */
  async countAnswers(): Promise<number> {
    return AnswersRecord.safeParse(await stored(answersKey)).data?.answers.length ?? 0;
  },

  async forgetAnswers(): Promise<void> {
    await browser.storage.session.remove(answersKey);
  },

  async readTraffic(): Promise<Traffic> {
    const parsed = TrafficRecord.safeParse(await stored(trafficKey));
    return parsed.success ? parsed.data : { requests: [], pausedUntil: 0 };
  },

  async writeTraffic(traffic: Traffic): Promise<void> {
    await store(trafficKey, traffic);
  },

  /** When this portal last turned out to offer no search that is understood; null when it did not. */
  async readWithoutSearch(portalId: string): Promise<number | null> {
    return z
      .number()
      .nullable()
      .catch(null)
      .parse(await stored(withoutPrefix + portalId));
  },

  async writeWithoutSearch(portalId: string, at: number): Promise<void> {
    await store(withoutPrefix + portalId, at);
  },
};

export type SearchCache = typeof searchCache;

async function stored(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key];
}

async function store(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value });
}
