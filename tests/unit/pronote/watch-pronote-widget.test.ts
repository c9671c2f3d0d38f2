import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../../utils/domain/person.ts';
import { watchPronoteWidget } from '../../../utils/pronote/watch-pronote-widget.ts';

/** The page at a second: the selected child, the widget's element and its title; without a widget, the second only. */
type Page =
  | readonly [second: number, child: string, widget: string, title: string]
  | readonly [second: number];

function parentOf(child: string): Person {
  const selected = { fullName: child, className: null };
  return { webspace: 'parent', fullName: 'DUPONT Paul', className: null, school: null, child: selected };
}

describe('PRONOTE’s CDI widget', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(pages: readonly Page[]): readonly string[] {
    const start = Date.now();
    const reported: string[] = [];
    let page: Page = [0];
    const check = watchPronoteWidget(
      () => {
        const [, child, widget, title] = page;
        if (child === undefined || title === undefined) return null;
        return { person: parentOf(child), widget, texts: { title, chosen: null, words: [], loans: [] } };
      },
      (person, { title }) => reported.push(`${person.child?.fullName}: ${title}`),
      new AbortController().signal,
    );
    for (const next of pages) {
      vi.advanceTimersByTime(start + next[0] * 1000 - Date.now());
      page = next;
      check();
    }
    vi.advanceTimersByTime(60_000);
    return reported;
  }

  it.each<[string, readonly Page[], readonly string[]]>([
    ['is reported once it is stable', [[0, 'A', 'one', 'Dune']], ['A: Dune']],
    [
      'is reported once only',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'A', 'one', 'Dune'],
        [4, 'A', 'two', 'Dune'],
      ],
      ['A: Dune'],
    ],
    [
      'is reported when it changes',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'A', 'one', 'Emma'],
      ],
      ['A: Dune', 'A: Emma'],
    ],
    [
      'is not reported while it is being rendered',
      [
        [0, 'A', 'one', ''],
        [0.5, 'A', 'one', 'Dune'],
      ],
      ['A: Dune'],
    ],
    [
      'is reported again after it was removed',
      [[0, 'A', 'one', 'Dune'], [2], [3, 'A', 'two', 'Dune']],
      ['A: Dune', 'A: Dune'],
    ],
    ['is not reported when it is removed at once', [[0, 'A', 'one', 'Dune'], [0.5]], []],
    [
      'is reported for another child once it is re-rendered',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'B', 'two', 'Emma'],
      ],
      ['A: Dune', 'B: Emma'],
    ],
    [
      'is not reported for the next child while it is still the previous one’s',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'B', 'one', 'Dune'],
        [5, 'B', 'two', 'Emma'],
      ],
      ['A: Dune', 'B: Emma'],
    ],
    [
      'is not reported for the previous child when it is rendered before the name',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'A', 'two', 'Emma'],
        [2.5, 'B', 'two', 'Emma'],
      ],
      ['A: Dune', 'B: Emma'],
    ],
    [
      'is reported for two children with the same texts',
      [
        [0, 'A', 'one', 'none'],
        [2, 'B', 'one', 'none'],
        [3, 'B', 'two', 'none'],
      ],
      ['A: none', 'B: none'],
    ],
  ])('%s', (_, pages, reported) => {
    expect(watch(pages)).toEqual(reported);
  });
});
