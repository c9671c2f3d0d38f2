import { describe, expect, it } from 'vitest';
import { concerns, sharedAudience, whyNotConcerned } from '../../../utils/domain/audience.ts';
import type { Person, Visitor } from '../../../utils/domain/person.ts';

const pupil: Person = { webspace: 'eleve', fullName: 'ALMEIDA Inès', className: '6A', school: null };
const parent: Person = { ...pupil, webspace: 'parent', fullName: 'Mme ALMEIDA Rosa', className: null };
const child = { fullName: 'ALMEIDA Inès', className: '6A' };
const framed: Visitor = { webspace: 'parent', fullName: null, className: '5B' };

describe('a portal is for', () => {
  it.each<[string, readonly string[], Visitor, ReturnType<typeof whyNotConcerned>]>([
    ['everyone without classes', [], pupil, null],
    ['a pupil of a class of the pattern', ['6*'], pupil, null],
    ['a pupil whose class has another case', ['6a'], pupil, null],
    ['not a pupil of another class', ['5*'], pupil, 'class'],
    ['a pupil without a class', ['5*'], { ...pupil, className: null }, null],
    ['a parent without a child', ['5*'], parent, null],
    ['a parent by the child’s class', ['6*'], { ...parent, child }, null],
    ['not a parent by the child’s class', ['5*'], { ...parent, child }, 'class'],
    ['an unnamed parent by the class', ['5*'], framed, null],
    ['not an unnamed parent of another class', ['6*'], framed, 'class'],
  ])('%s', (_, classes, visitor, why) => {
    expect(whyNotConcerned({ webspaces: [], classes }, visitor)).toBe(why);
    expect(concerns({ webspaces: [], classes }, visitor)).toBe(why === null);
  });

  it('its webspaces only, which are checked first', () => {
    expect(whyNotConcerned({ webspaces: ['professeur'], classes: ['5*'] }, pupil)).toBe('webspace');
    expect(whyNotConcerned({ webspaces: ['eleve'], classes: [] }, pupil)).toBeNull();
  });
});

describe('two portals share', () => {
  const all = { webspaces: [], classes: [] };
  const known = ['6A', '6B', '5A'];
  it.each([
    ['everyone, both without classes', all, all, 'everybody'],
    ['the classes of the one that has any', all, { ...all, classes: ['6*', '3Z'] }, ['6*', '3Z']],
    ['the classes of both patterns', { ...all, classes: ['*A'] }, { ...all, classes: ['6*'] }, ['6A']],
    ['no class', { ...all, classes: ['5*'] }, { ...all, classes: ['6*'] }, null],
    [
      'a class that only their patterns name',
      { ...all, classes: ['Z1'] },
      { ...all, classes: ['z*'] },
      ['Z1'],
    ],
    [
      'nothing, without a common webspace',
      { ...all, webspaces: ['eleve'] },
      { ...all, webspaces: ['parent'] },
      null,
    ],
  ] as const)('%s', (_, a, b, expected) => {
    expect(sharedAudience(a, b, known)).toEqual(expected);
    expect(sharedAudience(b, a, known)).toEqual(expected);
  });
});
