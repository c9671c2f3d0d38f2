import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PersonKey } from '../../utils/domain/person.ts';
import { searchMemory } from '../../utils/storage/search-memory.ts';

const [marie, paul] = ['marie', 'paul'] as PersonKey[];
if (marie === undefined || paul === undefined) throw new Error('two people');

const answer = (question: string) => ({ question, readAt: 5, results: { total: 0, hits: [] } });

describe('what was searched', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is given to nobody else, and gone once it is forgotten', async () => {
    await searchMemory.keepAnswer(marie, answer('mer'));
    expect(await searchMemory.answers(marie)).toEqual([answer('mer')]);
    expect(await searchMemory.answers(paul)).toEqual([]);
    await searchMemory.keepAnswer(paul, answer('loup'));
    expect(await searchMemory.answers(marie)).toEqual([]);
    await searchMemory.forgetAnswers();
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toMatch(/loup|mer|marie|paul/);
  });

  it('is kept once each, the newest twenty, and never on the disk', async () => {
    for (let n = 0; n < 25; n += 1) await searchMemory.keepAnswer(marie, answer(`q${n}`));
    await searchMemory.keepAnswer(marie, answer('q20'));
    const questions = (await searchMemory.answers(marie)).map(({ question }) => question);
    expect(questions.slice(0, 3)).toEqual(['q20', 'q24', 'q23']);
    expect(questions).toHaveLength(20);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('is nothing where what is stored cannot be read', async () => {
    const broken = {
      'search-answers': { owner: marie, answers: 7 },
      'search-traffic': 'x',
      'without-search:p': 'x',
    };
    await fakeBrowser.storage.session.set(broken);
    expect(await searchMemory.answers(marie)).toEqual([]);
    expect(await searchMemory.readTraffic()).toEqual({ requests: [], pausedUntil: 0 });
    expect(await searchMemory.readWithoutSearch('p')).toBeNull();
  });
});
