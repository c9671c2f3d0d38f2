import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameWords } from '../../../utils/domain/person.ts';
import { longestSearch, searchTerms } from '../../../utils/domain/search.ts';

describe('nameWords', () => {
  it.each([
    ['DUPONT Zoé', 'Zoe Dupont'],
    ['DUPONT-MARTIN Anne-Lise', 'anne lise  dupont martin'],
    ['D’ARC Jeanne', "d'arc jeanne"],
    ['MÜLLER Noël', 'Muller Noël'],
    ['LEBŒUF Lætitia', 'LEBOEUF Laetitia'],
  ])('%s is %s', (one, other) => {
    expect(nameWords(one)).toEqual(nameWords(other));
  });

  it('keeps different people apart, and gives no word for no name', () => {
    expect(nameWords('DUPONT Zoé')).not.toEqual(nameWords('DUPONT Zoé Anne'));
    expect(nameWords(' - ')).toEqual([]);
  });
});

describe('searchTerms', () => {
  it.each([
    ['  agatha   christie ', 'agatha christie'],
    ['a\nb\tc\u0000d', 'a b c d'],
    ['\u202Eevil\u202C', 'evil'],
    ['a\uD800b', 'ab'],
    ['100 % ? # / ..', '100 % ? # / ..'],
    [' \n ', ''],
  ])('%j becomes %j', (typed, expected) => {
    expect(searchTerms(typed)).toBe(expected);
  });

  it('cuts between characters, never inside one', () => {
    expect(searchTerms('😀'.repeat(300))).toBe('😀'.repeat(longestSearch));
  });

  it('gives one clean line and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const terms = searchTerms(typed);
        expect(searchTerms(terms)).toBe(terms);
        expect(terms.isWellFormed()).toBe(true);
        expect(Array.from(terms).length).toBeLessThanOrEqual(longestSearch);
        expect(terms).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
