import { describe, expect, it } from 'vitest';
import type { PageSnapshot } from '../../../utils/domain/page-snapshot.ts';
import { versionIn } from '../../../utils/pronote/inspect-page.ts';
import { mostTelling, parsePageSnapshot } from '../../../utils/pronote/page-snapshot-schema.ts';

const snapshot: PageSnapshot = {
  kind: 'home',
  framed: false,
  version: '2026.1.3',
  generation: '2026.1',
  repaired: false,
  lines: [{ name: 'home', state: 'found', expected: true }],
  person: 'read',
  widget: 'absent',
  panel: true,
};

describe('a page probe’s result', () => {
  it('is parsed when it is a snapshot', () =>
    expect(parsePageSnapshot(structuredClone(snapshot))).toEqual(snapshot));

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'Marie DUPONT'],
    ['a name instead of a version', { ...snapshot, version: 'DUPONT' }],
    ['a title after the version', { ...snapshot, version: '2026.1.3 - COLLEGE' }],
    ['a line of another name', { ...snapshot, lines: [{ name: 'Marie', state: 'found', expected: true }] }],
    ['an additional field', { ...snapshot, title: 'Page d’accueil - Marie DUPONT' }],
    ['too many lines', { ...snapshot, lines: Array.from({ length: 100 }, () => snapshot.lines[0]) }],
  ])('is rejected when it is %s', (_, answer) => expect(parsePageSnapshot(answer)).toBeNull());

  it('of the home page is preferred to those of other pages', () => {
    const signIn: PageSnapshot = { ...snapshot, kind: 'sign-in' };
    expect(mostTelling([signIn, snapshot])).toBe(snapshot);
    expect(mostTelling([])).toBeNull();
  });
});

it.each<[string, string | null]>([
  ["Page d'accueil - Espace Élèves - PRONOTE 2023.0.2.7 - COLLEGE CLEMENCEAU", '2023.0.2.7'],
  ['Espace Parents - PRONOTE 2026.1.3 - COLLEGE IMAGINAIRE', '2026.1.3'],
  ['PRONOTE de Marie', null],
  ['PRONOTE 2026', null],
  ['PRONOTE 2026.1.3.4.5.6', null],
  ['', null],
])('the version in “%s”', (title, version) => expect(versionIn(title)).toBe(version));
