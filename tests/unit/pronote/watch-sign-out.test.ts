import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Presence, signOutWatch } from '../../../utils/pronote/watch-sign-out.ts';

describe('a sign-out', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Shows the page as it is at each of these seconds, and gives the seconds at which a sign-out was told. */
  function watch(pages: readonly (readonly [second: number, seen: Presence])[]): readonly number[] {
    const start = Date.now();
    const told: number[] = [];
    let seen: Presence = 'nobody';
    const look = signOutWatch(
      () => seen,
      new AbortController().signal,
      () => told.push((Date.now() - start) / 1000),
    );
    for (const [second, page] of pages) {
      vi.advanceTimersByTime(start + second * 1000 - Date.now());
      seen = page;
      look();
    }
    vi.advanceTimersByTime(60_000);
    return told;
  }

  it.each<[string, readonly (readonly [number, Presence])[], readonly number[]]>([
    ['is not a page that has yet to name anybody', [[0, 'nobody']], []],
    ['is a sign-in form', [[0, 'sign-in']], [0]],
    [
      'is told once',
      [
        [0, 'sign-in'],
        [1, 'sign-in'],
        [5, 'nobody'],
      ],
      [0],
    ],
    [
      'is a banner that has gone',
      [
        [0, 'named'],
        [10, 'nobody'],
        [11, 'nobody'],
      ],
      [12],
    ],
    [
      'is not a banner that comes back at once',
      [
        [0, 'named'],
        [10, 'nobody'],
        [11, 'named'],
      ],
      [],
    ],
    [
      'is a form where somebody was named',
      [
        [0, 'named'],
        [10, 'sign-in'],
      ],
      [10],
    ],
    [
      'is told again of the next person',
      [
        [0, 'named'],
        [5, 'sign-in'],
        [9, 'named'],
        [20, 'nobody'],
      ],
      [5, 22],
    ],
  ])('%s', (_, pages, told) => {
    expect(watch(pages)).toEqual(told);
  });
});
