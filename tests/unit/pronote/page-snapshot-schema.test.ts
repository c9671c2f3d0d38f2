import { describe, expect, it } from 'vitest';
import type { PageSnapshot } from '../../../utils/domain/page-snapshot.ts';
import { versionIn } from '../../../utils/pronote/page-marks.ts';
import { mostTelling, parsePageSnapshot } from '../../../utils/pronote/page-snapshot-schema.ts';

const look: PageSnapshot = {
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

describe('what a look into a page brings back', () => {
  it('is taken as it is', () => expect(parsePageSnapshot(structuredClone(look))).toEqual(look));

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'Marie DUPONT'],
    ['a name in place of a version', { ...look, version: 'DUPONT' }],
    ['a title after the version', { ...look, version: '2026.1.3 - COLLEGE' }],
    ['a line of another name', { ...look, lines: [{ name: 'Marie', state: 'found', expected: true }] }],
    ['more than is asked', { ...look, title: 'Page d’accueil - Marie DUPONT' }],
    ['too many lines', { ...look, lines: Array.from({ length: 100 }, () => look.lines[0]) }],
  ])('is nothing when it is %s', (_, answer) => expect(parsePageSnapshot(answer)).toBeNull());

  it('of several pages is that of the home page', () => {
    const signIn: PageSnapshot = { ...look, kind: 'sign-in' };
    expect(mostTelling([signIn, look])).toBe(look);
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
