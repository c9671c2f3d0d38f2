import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PersonKey } from '../../utils/domain/person.ts';
import { searchCache } from '../../utils/storage/search-cache.ts';

const [marie, paul] = ['marie', 'paul'] as PersonKey[];
if (marie === undefined || paul === undefined) throw new Error('two people');

const answer = (question: string) => ({ question, readAt: 5, results: { total: 0, hits: [] } });

describe('the search cache', () => {
  beforeEach(() => fakeBrowser.reset());

  it('returns results to their owner only, and none once they are deleted', async () => {
    await searchCache.keepAnswer(marie, answer('mer'));
    expect(await searchCache.answers(marie)).toEqual([answer('mer')]);
    expect(await searchCache.answers(paul)).toEqual([]);
    await searchCache.keepAnswer(paul, answer('loup'));
    expect(await searchCache.answers(marie)).toEqual([]);
    await searchCache.forgetAnswers();
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toMatch(/loup|mer|marie|paul/);
  });

  it('holds the newest twenty results, one per question, and not on disk', async () => {
    for (let n = 0; n < 25; n += 1) await searchCache.keepAnswer(marie, answer(`q${n}`));
    await searchCache.keepAnswer(marie, answer('q20'));
    const questions = (await searchCache.answers(marie)).map(({ question }) => question);
    expect(questions.slice(0, 3)).toEqual(['q20', 'q24', 'q23']);
    expect(questions).toHaveLength(20);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('is empty when it cannot be read', async () => {
    const broken = {
      'search-answers': { owner: marie, answers: 7 },
      'search-traffic': 'x',
      'without-search:p': 'x',
    };
    await fakeBrowser.storage.session.set(broken);
    expect(await searchCache.answers(marie)).toEqual([]);
    expect(await searchCache.readTraffic()).toEqual({ requests: [], pausedUntil: 0 });
    expect(await searchCache.readWithoutSearch('p')).toBeNull();
  });
});
