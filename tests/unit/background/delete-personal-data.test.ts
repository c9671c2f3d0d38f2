import { beforeEach, describe, expect, it } from 'vitest';
import { createErasureAnswers, type Shelf } from '../../../utils/background/delete-personal-data.ts';
import type { ErasedKind, Tally } from '../../../utils/domain/deletion.ts';

const sender = { caller: 'page', origin: 'chrome-extension://ours' } as const;

describe('the deletion of everything', () => {
  let failures: string[];
  let alone: string[];

  beforeEach(() => {
    failures = [];
    alone = [];
  });

  /** A shelf with this much on it, which does what it is told to. */
  function shelf(kinds: readonly ErasedKind[], content: Tally, part: Partial<Shelf> = {}): Shelf {
    let now = content;
    return {
      kinds,
      count: async () => now,
      async erase() {
        expect(alone).toEqual(['began']);
        now = {};
      },
      ...part,
    };
  }

  const answers = (...shelves: readonly Shelf[]) =>
    createErasureAnswers({
      shelves,
      async alone(work) {
        alone.push('began');
        const value = await work();
        alone.push('ended');
        return value;
      },
      failed: (error) => void failures.push(String(error)),
    });
  const look = (...shelves: readonly Shelf[]) => answers(...shelves)['erasure.look']({}, sender);
  const erase = (...shelves: readonly Shelf[]) => answers(...shelves)['erasure.erase']({}, sender);
  const broken = () => Promise.reject(new Error('broken'));

  it('looks without touching anything, and adds up what lies on several shelves', async () => {
    const first = shelf(['loans', 'others'], { loans: 5, others: 1 }, { erase: broken });
    expect(
      await look(first, shelf(['person', 'others'], { person: 1, others: 2 }, { erase: broken })),
    ).toEqual([
      { kind: 'loans', count: 5 },
      { kind: 'person', count: 1 },
      { kind: 'others', count: 3 },
    ]);
    expect(failures).toEqual([]);
  });

  it('tells what was there, and that it is gone, while nobody comes or goes', async () => {
    expect(await erase(shelf(['loans', 'reservations'], { loans: 5 }))).toEqual([
      { kind: 'loans', count: 5, left: false },
      { kind: 'reservations', count: 0, left: false },
    ]);
    expect(alone).toEqual(['began', 'ended']);
  });

  it('believes its eyes, not the deletion: what is still there is told', async () => {
    const stubborn = shelf(['loans'], { loans: 5 }, { erase: async () => {} });
    expect(await erase(stubborn)).toEqual([{ kind: 'loans', count: 5, left: true }]);
  });

  it('empties the other shelves when one cannot be', async () => {
    const stuck = shelf(['sessions'], { sessions: 1 }, { erase: broken });
    expect(await erase(stuck, shelf(['loans'], { loans: 2 }))).toEqual([
      { kind: 'loans', count: 2, left: false },
      { kind: 'sessions', count: 1, left: true },
    ]);
    expect(failures).toEqual(['Error: broken']);
  });

  it('never takes a place that it cannot look at for an empty one', async () => {
    const dark = shelf(['loans'], {}, { count: broken });
    expect(await look(dark)).toEqual([{ kind: 'loans', count: null }]);
    expect(await erase(dark)).toEqual([{ kind: 'loans', count: null, left: true }]);
  });
});
