import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatedSuggestion, mostSuggestions, rankSuggestions } from '../../../utils/domain/suggestion.ts';

const past = (terms: string, at: number): DatedSuggestion => ({
  suggestion: { kind: 'past-search', terms },
  at,
});
const loan = (terms: string, at: number): DatedSuggestion => ({
  suggestion: { kind: 'loan', terms, address: null },
  at,
});
const seen = (terms: string, at: number): DatedSuggestion => ({
  suggestion: { kind: 'seen', terms, address: `https://9990001x.esidoc.fr/document/${at}.html` },
  at,
});
const ranked = (known: readonly DatedSuggestion[], typed: string) =>
  rankSuggestions(known, typed).map(({ terms }) => terms);

describe('rankSuggestions', () => {
  const library = [
    loan('L’Île au trésor', 1),
    past('île de Ré', 2),
    seen('Vingt mille lieues sous les mers', 3),
    past('mers et océans', 4),
    seen('Œuvres complètes', 5),
    past('📚', 6),
    past('c++', 7),
  ];

  it.each([
    ['nothing: past searches, the latest first', '', ['c++', '📚', 'mers et océans', 'île de Ré']],
    ['the beginning, before a word within', 'mer', ['mers et océans', 'Vingt mille lieues sous les mers']],
    ['a word without its accent', 'ile', ['île de Ré', 'L’Île au trésor']],
    ['a word in capitals, with another accent', 'ÎLÉ', ['île de Ré', 'L’Île au trésor']],
    ['a letter written as two', 'oeuvre', ['Œuvres complètes']],
    ['an accent written apart', 'i\u0302le', ['île de Ré', 'L’Île au trésor']],
    ['beginnings of several words in any order', 'sous ving', ['Vingt mille lieues sous les mers']],
    ['the middle of a word', 'resor', []],
    ['one word that is nowhere', 'mers zzz', []],
    ['signs alone', '???', []],
    ['an emoji', '📚', ['📚']],
    ['signs in a past search', 'C++', ['c++', 'Œuvres complètes']],
    ['spaces around', '  mer ', ['mers et océans', 'Vingt mille lieues sous les mers']],
  ])('ranks for %s', (_, typed, expected) => {
    expect(ranked(library, typed).slice(0, 4)).toEqual(expected);
  });

  it('puts the latest first among equal matches', () => {
    expect(ranked([past('dune 1', 1), loan('dune 3', 3), seen('dune 2', 2)], 'dun')).toEqual([
      'dune 3',
      'dune 2',
      'dune 1',
    ]);
  });

  it('removes duplicates, with past searches before loans before seen records', () => {
    const thrice = [seen('DUNE', 9), loan('Dune', 5), past('dune', 1)];
    expect(rankSuggestions(thrice, 'd')).toEqual([{ kind: 'past-search', terms: 'dune' }]);
    expect(rankSuggestions(thrice.slice(0, 2), 'd')).toEqual([
      { kind: 'loan', terms: 'Dune', address: null },
    ]);
  });

  it('keeps the latest duplicate of one kind', () => {
    expect(rankSuggestions([seen('Dune', 1), seen('dune', 2)], '')).toMatchObject([{ terms: 'dune' }]);
  });

  it('returns at most eight', () => {
    const many = Array.from({ length: 50 }, (_, place) => past(`dune ${place}`, place));
    expect(ranked(many, 'dune')).toHaveLength(mostSuggestions);
    expect(ranked(many, '')[0]).toBe('dune 49');
  });

  it('returns only known suggestions for any typed text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, (terms, typed) => {
        const known = terms.map((one, place) => past(one, place));
        const found = ranked(known, typed);
        expect(terms).toEqual(expect.arrayContaining([...found]));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
