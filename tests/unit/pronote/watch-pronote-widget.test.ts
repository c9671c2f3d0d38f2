import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../../utils/domain/person.ts';
import { cdiWidgetWatch } from '../../../utils/pronote/watch-pronote-widget.ts';

/** What the page shows at a second: whose page it is, the section that stands there, and the title in it. */
type Page =
  | readonly [second: number, child: string, section: string, title: string]
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
    const told: string[] = [];
    let page: Page = [0];
    const look = cdiWidgetWatch(
      {
        look() {
          const [, child, widget, title] = page;
          if (child === undefined || title === undefined) return null;
          return { person: parentOf(child), widget, texts: { title, chosen: null, words: [], loans: [] } };
        },
        tell: (person, { title }) => told.push(`${person.child?.fullName}: ${title}`),
      },
      new AbortController().signal,
    );
    for (const next of pages) {
      vi.advanceTimersByTime(start + next[0] * 1000 - Date.now());
      page = next;
      look();
    }
    vi.advanceTimersByTime(60_000);
    return told;
  }

  it.each<[string, readonly Page[], readonly string[]]>([
    ['is told once it stands still', [[0, 'A', 'one', 'Dune']], ['A: Dune']],
    [
      'is told once only',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'A', 'one', 'Dune'],
        [4, 'A', 'two', 'Dune'],
      ],
      ['A: Dune'],
    ],
    [
      'is told when it changes',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'A', 'one', 'Emma'],
      ],
      ['A: Dune', 'A: Emma'],
    ],
    [
      'is not told while it is built',
      [
        [0, 'A', 'one', ''],
        [0.5, 'A', 'one', 'Dune'],
      ],
      ['A: Dune'],
    ],
    [
      'is told again after it was away',
      [[0, 'A', 'one', 'Dune'], [2], [3, 'A', 'two', 'Dune']],
      ['A: Dune', 'A: Dune'],
    ],
    ['is not told when it has gone at once', [[0, 'A', 'one', 'Dune'], [0.5]], []],
    [
      'is another child’s once it is drawn anew',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'B', 'two', 'Emma'],
      ],
      ['A: Dune', 'B: Emma'],
    ],
    [
      'is not taken for the next child’s while it is the last one’s',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'B', 'one', 'Dune'],
        [5, 'B', 'two', 'Emma'],
      ],
      ['A: Dune', 'B: Emma'],
    ],
    [
      'is not taken for the last child’s when it comes before the name',
      [
        [0, 'A', 'one', 'Dune'],
        [2, 'A', 'two', 'Emma'],
        [2.5, 'B', 'two', 'Emma'],
      ],
      ['A: Dune', 'B: Emma'],
    ],
    [
      'may be the same for two children',
      [
        [0, 'A', 'one', 'none'],
        [2, 'B', 'one', 'none'],
        [3, 'B', 'two', 'none'],
      ],
      ['A: none', 'B: none'],
    ],
  ])('%s', (_, pages, told) => {
    expect(watch(pages)).toEqual(told);
  });
});
