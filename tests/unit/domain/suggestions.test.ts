import { describe, expect, it } from 'vitest';
import { loanSuggestions } from '../../../utils/domain/loan-suggestions.ts';
import { resultsAddress } from '../../../utils/domain/results-address.ts';
import { hasWords, searchTerms } from '../../../utils/domain/search.ts';

const loans = [
  'L’Île au trésor',
  'Le Tour du monde en quatre-vingts jours',
  'L’ÎLE AU TRÉSOR',
  'Œdipe roi',
].map((title, n) => ({ title, recordAddress: `https://9990001x.esidoc.fr/document/${n}` }));
const titles = (typed: string, most = 6) => loanSuggestions(loans, typed, most).map(({ terms }) => terms);

describe('loanSuggestions', () => {
  it.each([
    ['ile', ['L’Île au trésor']],
    ['TRÉ il', ['L’Île au trésor']],
    ['oed', ['Œdipe roi']],
    ['vingt jour', ['Le Tour du monde en quatre-vingts jours']],
    ['le monde', ['Le Tour du monde en quatre-vingts jours']],
    ['resor', []],
    ['ile absente', []],
    ['', []],
    [' \u202E . ', []],
  ])('for %j', (typed, expected) => {
    expect(titles(typed)).toEqual(expected);
  });

  it('gives as many as there is room for', () => {
    expect(titles('l', 1)).toHaveLength(1);
  });
});

describe('hasWords', () => {
  it.each([
    ['mer', true],
    ['🐋', true],
    ['%', true],
    ['', false],
    [' \t\n\u00a0', false],
    ['\u202E\u200F', false],
    ['\uD800', false],
    ['\uFFFD', false],
    ['\u0000', false],
  ])('%j: %s', (typed, expected) => {
    expect(hasWords(typed)).toBe(expected);
    if (expected) expect(searchTerms(typed)).not.toBe('');
  });
});

describe('resultsAddress', () => {
  const portal = {
    address: 'https://9990001x.esidoc.fr',
    searchTemplate: 'https://9990001x.esidoc.fr/recherche/{terms}',
    delegation: { kind: 'cas', signOnAddress: 'https://9990001x.index-education.net/cas/login' },
  } as const;

  it('goes by way of the server that vouches for the visitor, and asks nobody anything', () => {
    const address = new URL(resultsAddress(portal, 'a&b=c #?'));
    expect(address.origin + address.pathname).toBe('https://9990001x.index-education.net/cas/login');
    expect([...address.searchParams]).toEqual([
      ['service', 'https://9990001x.esidoc.fr/recherche/a%26b%3Dc%20%23%3F'],
      ['gateway', 'true'],
    ]);
  });

  it.each([
    [
      'without such a server',
      { ...portal, delegation: { kind: 'none' } as const },
      'https://9990001x.esidoc.fr',
    ],
    [
      'where the results are on another host',
      { ...portal, searchTemplate: 'https://ailleurs.example/?q={terms}' },
      'https://ailleurs.example',
    ],
  ])('leads straight there %s', (_, one, origin) => {
    expect(new URL(resultsAddress(one, 'mer')).origin).toBe(origin);
  });
});
