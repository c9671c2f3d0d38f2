import { describe, expect, it } from 'vitest';
import { createSuggestionSession } from '../../../components/panel/suggestion-session.ts';
import type { Suggestions } from '../../../utils/domain/suggestion.ts';

const three: Suggestions = {
  items: [
    { kind: 'past-search', terms: 'mer' },
    { kind: 'loan', terms: 'La Mer à boire', address: null },
    { kind: 'seen', terms: 'Mer noire', address: null },
  ],
  keepsPast: true,
};

/** A list whose requests wait for the test's answers. */
function list(found: Suggestions | null = three) {
  const forgotten: (string | null)[] = [];
  const requests: {
    readonly typed: string;
    readonly answer: (found: Suggestions | undefined) => Promise<void>;
  }[] = [];
  let changes = 0;
  const session = createSuggestionSession({
    suggest(typed) {
      const { promise, resolve } = Promise.withResolvers<Suggestions | undefined>();
      requests.push({
        typed,
        answer(value) {
          resolve(value);
          // The session handles the answer in a microtask, before this timer.
          return new Promise<void>((done) => setTimeout(done));
        },
      });
      return promise;
    },
    forget: async (terms) => void forgotten.push(terms),
  });
  session.view.subscribe(() => {
    changes += 1;
  });
  const open = async (typed: string) => {
    void session.open(typed);
    await requests.at(-1)?.answer(found ?? undefined);
  };
  return { session, view: session.view.get, requests, forgotten, open, changes: () => changes };
}

describe('the list of suggestions', () => {
  it('opens with the suggestions, none of them active, and notifies once', async () => {
    const { view, open, changes } = list();
    await open('me');
    expect(view()).toEqual({ items: three.items, keepsPast: true, active: -1 });
    expect(changes()).toBe(1);
  });

  it('drops suggestions for an outdated text, and for a list closed meanwhile', async () => {
    const { session, view, requests } = list();
    void session.open('m');
    void session.open('me');
    await requests[1]?.answer({ ...three, items: three.items.slice(1) });
    await requests[0]?.answer(three);
    expect(view().items).toHaveLength(2);
    void session.open('mer');
    session.close();
    await requests[2]?.answer(three);
    expect(view().items).toEqual([]);
  });

  it('stays closed without a named user', async () => {
    const { view, open } = list(null);
    await open('mer');
    expect(view().items).toEqual([]);
  });

  it('moves with the arrow keys, passing the field at both ends', async () => {
    const { session, view, open } = list();
    await open('me');
    const reached = (key: string) => [session.press(key, 'me'), view().active];
    expect(['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'].map(reached)).toEqual([
      [true, 0],
      [true, 1],
      [true, 2],
      [true, -1],
    ]);
    expect(['ArrowUp', 'ArrowUp'].map(reached)).toEqual([
      [true, 2],
      [true, 1],
    ]);
    expect(reached('Home')).toEqual([false, -1]);
  });

  it('opens with an arrow key, and uses Escape only while it is open', async () => {
    const { session, view, requests } = list();
    expect(session.press('ArrowDown', '')).toBe(true);
    expect(requests.map(({ typed }) => typed)).toEqual(['']);
    await requests[0]?.answer(three);
    expect(session.press('Escape', '')).toBe(true);
    expect(view().items).toEqual([]);
    expect(session.press('Escape', '')).toBe(false);
  });

  it('deletes only a past search with Delete, and requests the list again', async () => {
    const { session, view, open, requests, forgotten } = list();
    await open('me');
    expect(session.press('Delete', 'me')).toBe(false);
    session.press('ArrowDown', 'me');
    expect(session.press('Delete', 'me')).toBe(true);
    await expect.poll(() => requests).toHaveLength(2);
    expect(forgotten).toEqual(['mer']);
    await requests.at(-1)?.answer({ ...three, items: three.items.slice(1) });
    expect(view().items).toHaveLength(2);
    session.press('ArrowDown', 'me');
    expect(session.press('Delete', 'me')).toBe(false);
  });

  it('leaves other keys to the field', async () => {
    const { session, open } = list();
    await open('me');
    const others = ['a', 'Enter', 'ArrowLeft', 'End', 'Delete'];
    expect(others.filter((key) => session.press(key, 'me'))).toEqual([]);
  });
});
