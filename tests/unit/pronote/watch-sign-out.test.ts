import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SignInState, watchSignOut } from '../../../utils/pronote/watch-sign-out.ts';

describe('a sign-out', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Shows these states at these seconds, and returns the seconds at which a sign-out was reported. */
  function watch(pages: readonly (readonly [second: number, state: SignInState])[]): readonly number[] {
    const start = Date.now();
    const reported: number[] = [];
    let state: SignInState = 'unknown';
    const check = watchSignOut(
      () => state,
      () => reported.push((Date.now() - start) / 1000),
      new AbortController().signal,
    );
    for (const [second, page] of pages) {
      vi.advanceTimersByTime(start + second * 1000 - Date.now());
      state = page;
      check();
    }
    vi.advanceTimersByTime(60_000);
    return reported;
  }

  it.each<[string, readonly (readonly [number, SignInState])[], readonly number[]]>([
    ['is not reported on a page without a name yet', [[0, 'unknown']], []],
    ['is reported on a sign-in form', [[0, 'sign-in-form']], [0]],
    [
      'is reported once',
      [
        [0, 'sign-in-form'],
        [1, 'sign-in-form'],
        [5, 'unknown'],
      ],
      [0],
    ],
    [
      'is reported when the name is removed',
      [
        [0, 'signed-in'],
        [10, 'unknown'],
        [11, 'unknown'],
      ],
      [12],
    ],
    [
      'is not reported when the name is removed for a moment',
      [
        [0, 'signed-in'],
        [10, 'unknown'],
        [11, 'signed-in'],
      ],
      [],
    ],
    [
      'is reported when a form replaces the name',
      [
        [0, 'signed-in'],
        [10, 'sign-in-form'],
      ],
      [10],
    ],
    [
      'is reported again for the next user',
      [
        [0, 'signed-in'],
        [5, 'sign-in-form'],
        [9, 'signed-in'],
        [20, 'unknown'],
      ],
      [5, 22],
    ],
  ])('%s', (_, pages, reported) => {
    expect(watch(pages)).toEqual(reported);
  });
});
