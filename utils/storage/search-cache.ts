import { z } from 'zod';
import type { PersonKey } from '../domain/person.ts';
import type { SearchResults } from '../domain/search.ts';
import type { Traffic } from '../http/rate-limited-fetch.ts';
import { recordFormat } from './record-format.ts';
import { storedItem } from './stored-item.ts';

const maxAnswers = 20;

/** The results of one search at a portal. */
export interface KeptAnswer {
  readonly question: string;
  /** Milliseconds since 1970. */
  readonly readAt: number;
  readonly results: SearchResults;
}

const Hit = z.object({
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
const Answer = z.object({
  question: z.string(),
  readAt: z.number(),
  results: z.object({ total: z.number(), hits: z.array(Hit).readonly() }),
}) satisfies z.ZodType<KeptAnswer>;

const answers = storedItem(
  'session',
  'search-answers',
  recordFormat(z.object({ owner: z.string(), answers: z.array(Answer).readonly() })),
);
const traffic = storedItem(
  'session',
  'search-traffic',
  recordFormat<Traffic>(z.object({ requests: z.array(z.number()), pausedUntil: z.number() })),
);
const withoutSearch = (portalId: string) =>
  storedItem('session', `without-search:${portalId}`, recordFormat(z.number()));

/**
 * The latest search results of the current user, in memory only. Beside them, without personal data: the requests that
 * were sent, and the portals without search.
 */
export const searchCache = {
  /** The results stored for this person, newest first; never those of another person. */
  async answers(owner: PersonKey): Promise<readonly KeptAnswer[]> {
    const stored = await answers.read();
    return stored?.owner === owner ? stored.answers : [];
  },

  async keepAnswer(owner: PersonKey, answer: KeptAnswer): Promise<void> {
    const others = (await this.answers(owner)).filter(({ question }) => question !== answer.question);
    await answers.write({ owner, answers: [answer, ...others].slice(0, maxAnswers) });
  },

  /** The number of results stored, of any person. */
  async countAnswers(): Promise<number> {
    return (await answers.read())?.answers.length ?? 0;
  },

  forgetAnswers: (): Promise<void> => answers.remove(),

  async readTraffic(): Promise<Traffic> {
    return (await traffic.read()) ?? { requests: [], pausedUntil: 0 };
  },

  writeTraffic: (sent: Traffic): Promise<void> => traffic.write(sent),

  /** When this portal was last found to have no search that can be read; null when it was not. */
  readWithoutSearch: (portalId: string): Promise<number | null> => withoutSearch(portalId).read(),

  writeWithoutSearch: (portalId: string, at: number): Promise<void> => withoutSearch(portalId).write(at),
};
