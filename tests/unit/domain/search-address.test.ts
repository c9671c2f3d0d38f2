import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTerms } from '../../../utils/domain/search.ts';
import { isSearchTemplate, searchAddress } from '../../../utils/domain/search-address.ts';

const inPath = 'https://0570216a.esidoc.fr/recherche/{terms}';
const inQuery = 'https://0570216a.esidoc.fr/search.php?lookfor={terms}&type=all';
const inMiddle = 'https://portail.example.fr:8443/recherche/{terms}/livres#haut';
const inFragment = 'https://0570216a.esidoc.fr/#/recherche/{terms}';

/** Reads the search terms from an address made with this template, as the portal does. */
const readBack: Readonly<Record<string, (address: URL) => string>> = {
  [inPath]: ({ pathname }) => decodeURIComponent(pathname.replace('/recherche/', '')),
  [inQuery]: ({ searchParams }) => searchParams.get('lookfor') ?? '',
  [inMiddle]: ({ pathname }) =>
    decodeURIComponent(pathname.replace('/recherche/', '').replace(/\/livres$/, '')),
  [inFragment]: ({ hash }) => decodeURIComponent(hash.replace('#/recherche/', '')),
};

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('.', '/', '\\', '?', '#', '%', '@', ':', '&', '+', ' ', '2', 'e', '$', '\uD800'),
  }),
  fc.constantFrom('.', '..', '../..', '%2e%2e', '//evil.example', '$&', '{terms}'),
);

describe('searchAddress', () => {
  it.each([
    ['agatha christie', 'https://0570216a.esidoc.fr/recherche/agatha%20christie'],
    ['été', 'https://0570216a.esidoc.fr/recherche/%C3%A9t%C3%A9'],
    ['a/b?c#d%e', 'https://0570216a.esidoc.fr/recherche/a%2Fb%3Fc%23d%25e'],
    ['..', 'https://0570216a.esidoc.fr/recherche/..%20'],
    ['', 'https://0570216a.esidoc.fr/recherche/'],
  ])('encodes %j', (terms, expected) => {
    expect(searchAddress(inPath, terms)).toBe(expected);
  });

  it.each(Object.keys(readBack))(
    'keeps the origin of %s for any terms, which the portal reads back unchanged',
    (template) => {
      const origin = new URL(template.replace('{terms}', 'x')).origin;
      fc.assert(
        fc.property(nasty, (typed) => {
          const address = new URL(searchAddress(template, typed));
          expect(address.origin).toBe(origin);
          expect(searchTerms(readBack[template]?.(address) ?? '')).toBe(searchTerms(typed));
        }),
        { numRuns: 500 },
      );
    },
  );
});

describe('isSearchTemplate', () => {
  it.each([inPath, inQuery, inMiddle, inFragment])('accepts %s', (template) => {
    expect(isSearchTemplate(template)).toBe(true);
  });

  it.each([
    'https://0570216a.esidoc.fr/recherche/',
    'http://0570216a.esidoc.fr/{terms}',
    'https://{terms}.esidoc.fr/',
    'https://0570216a.esidoc.fr{terms}',
    'https://a.fr:{terms}/',
    'https://{terms}@a.fr/',
    'javascript:{terms}',
    '{terms}',
  ])('rejects %s, for which searchAddress throws', (template) => {
    expect(isSearchTemplate(template)).toBe(false);
    expect(() => searchAddress(template, 'x')).toThrow(RangeError);
  });
});
