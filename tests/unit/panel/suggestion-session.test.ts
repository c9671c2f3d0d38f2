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

function list(found: Suggestions | null = three) {
  const forgotten: (string | null)[] = [];
  const asked: {
    readonly typed: string;
    readonly answer: (found: Suggestions | undefined) => Promise<void>;
  }[] = [];
  let changes = 0;
  const session = createSuggestionSession(
    {
      suggest: (typed) =>
        new Promise((resolve) => {
          asked.push({
            typed,
            answer(value) {
              resolve(value);
              return new Promise<void>((done) => setTimeout(done));
            },
          });
        }),
      forget: async (terms) => void forgotten.push(terms),
    },
    () => {
      changes += 1;
    },
  );
  const open = async (typed: string) => {
    void session.open(typed);
    await asked.at(-1)?.answer(found ?? undefined);
  };
  return { session, asked, forgotten, open, changes: () => changes };
}

describe('the list of suggestions', () => {
  it('opens with what comes, none of it chosen, and tells of it', async () => {
    const { session, open, changes } = list();
    await open('me');
    expect(session).toMatchObject({ items: three.items, keepsPast: true, active: -1 });
    expect(changes()).toBe(1);
  });

  it('drops what was asked for other words, and after it was closed', async () => {
    const { session, asked } = list();
    void session.open('m');
    void session.open('me');
    await asked[1]?.answer({ ...three, items: three.items.slice(1) });
    await asked[0]?.answer(three);
    expect(session.items).toHaveLength(2);
    void session.open('mer');
    session.close();
    await asked[2]?.answer(three);
    expect(session.items).toEqual([]);
  });

  it('stays closed where nobody is named', async () => {
    const { session, open } = list(null);
    await open('mer');
    expect(session.items).toEqual([]);
  });

  it('is gone through with the arrow keys, past both ends by way of the field', async () => {
    const { session, open } = list();
    await open('me');
    const reached = (key: string) => [session.press(key, 'me'), session.active];
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

  it('opens at an arrow key and closes at Escape, which is then for the field', async () => {
    const { session, asked } = list();
    expect(session.press('ArrowDown', '')).toBe(true);
    expect(asked.map(({ typed }) => typed)).toEqual(['']);
    await asked[0]?.answer(three);
    expect(session.press('Escape', '')).toBe(true);
    expect(session.items).toEqual([]);
    expect(session.press('Escape', '')).toBe(false);
  });

  it('takes back a past search at Delete, nothing else, and is asked for anew', async () => {
    const { session, open, asked, forgotten } = list();
    await open('me');
    expect(session.press('Delete', 'me')).toBe(false);
    session.press('ArrowDown', 'me');
    expect(session.press('Delete', 'me')).toBe(true);
    await new Promise((done) => setTimeout(done));
    expect(forgotten).toEqual(['mer']);
    await asked.at(-1)?.answer({ ...three, items: three.items.slice(1) });
    expect(session.items).toHaveLength(2);
    session.press('ArrowDown', 'me');
    expect(session.press('Delete', 'me')).toBe(false);
  });

  it('leaves all other keys to the field', async () => {
    const { session, open } = list();
    await open('me');
    const others = ['a', 'Enter', 'ArrowLeft', 'End', 'Delete'];
    expect(others.filter((key) => session.press(key, 'me'))).toEqual([]);
  });
});
