import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTerms } from '../../../utils/domain/search.ts';
import { searchAddress } from '../../../utils/domain/search-address.ts';
import { deriveTemplate } from '../../../utils/domain/search-template.ts';

const today = 'https://9990001x.esidoc.fr';
const alias = 'https://college-imaginaire.esidoc.fr';

describe('deriveTemplate', () => {
  it.each<[string, string | null, string, string]>([
    [`${today}/recherche/harry%20potter`, null, `${today}/recherche/{terms}`, 'harry potter'],
    [`${today}/recherche/harry%20potter`, 'Harry  POTTER', `${today}/recherche/{terms}`, 'harry potter'],
    [`${today}/recherche/harry+potter`, 'harry potter', `${today}/recherche/{terms}`, 'harry+potter'],
    [`9990001x.esidoc.fr/recherche/mer`, null, `${today}/recherche/{terms}`, 'mer'],
    [`${alias}/recherche/%C3%A9t%C3%A9/`, null, `${alias}/recherche/{terms}/`, 'été'],
    [
      `${today}/search.php?lookfor=harry+potter&type=all`,
      null,
      `${today}/search.php?lookfor={terms}&type=all`,
      'harry potter',
    ],
    [
      `${alias}/search.php?type=all&lookfor=all&page=3`,
      'all',
      `${alias}/search.php?type=all&lookfor={terms}`,
      'all',
    ],
    [`${today}/trouver/livres?mot-cle=mer`, 'mer', `${today}/trouver/livres?mot-cle={terms}`, 'mer'],
    [`${today}/recherche/recherche`, 'recherche', `${today}/recherche/{terms}`, 'recherche'],
    [`${today}/#/recherche/mer`, null, `${today}/#/recherche/{terms}`, 'mer'],
    [`${today}/recherche/a%2Fb`, 'a/b', `${today}/recherche/{terms}`, 'a/b'],
    [`${today}/recherche/mer?ticket=ST-1&PHPSESSID=1#`, null, `${today}/recherche/{terms}`, 'mer'],
  ])('derives a template from %s (%s)', (address, words, template, found) => {
    expect(deriveTemplate(address, words)).toEqual({
      ok: true,
      value: { template, words: found, origin: new URL(template.replace('{terms}', 'x')).origin },
    });
  });

  it.each<[string, string | null, string]>([
    ['', null, 'empty'],
    ['harry potter', null, 'not-an-address'],
    ['http://9990001x.esidoc.fr/recherche/mer', null, 'not-https'],
    ['https://moi:secret@9990001x.esidoc.fr/recherche/mer', null, 'credentials'],
    ['https://192.0.2.1/recherche/mer', null, 'ip'],
    [`${today}/`, null, 'words-unknown'],
    [`${today}/recherche/`, null, 'words-unknown'],
    [`${today}/trouver?x=mer`, null, 'words-unknown'],
    [`${today}/recherche/mer`, 'montagne', 'words-not-there'],
    [`${today}/recherche/mer`, ' ', 'words-not-there'],
    [`${today}/recherche/%E9t%E9`, 'été', 'words-not-there'],
    [`https://mer.example.fr/x`, 'mer.example.fr', 'words-not-there'],
  ])('fails for %s (%s)', (address, words, failure) => {
    expect(deriveTemplate(address, words)).toEqual({ ok: false, failure });
  });

  const searched = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map(searchTerms)
    .filter((words) => words !== '' && words !== '.' && words !== '..');
  const pages = fc.constantFrom(
    (words: string) => `${today}/recherche/${encodeURIComponent(words)}`,
    (words: string) => `${alias}/recherche/${encodeURIComponent(words)}/livres?page=2`,
    (words: string) => `${today}/search.php?${new URLSearchParams({ lookfor: words, type: 'all' })}`,
    (words: string) => `${alias}/search.php?type=all&lookfor=${encodeURIComponent(words)}`,
  );

  it('derives, for any search terms, a template that leads other terms unchanged to the same origin', () => {
    fc.assert(
      fc.property(
        pages,
        searched,
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        (page, words, typed, said) => {
          const derived = deriveTemplate(page(words), said ? words : null);
          const template = derived.ok ? derived.value.template : '';
          expect(template).toBe(templateOf(page));
          const address = new URL(searchAddress(template, typed));
          expect(address.origin).toBe(new URL(page('x')).origin);
          const read =
            address.searchParams.get('lookfor') ?? decodeURIComponent(address.pathname.split('/')[2] ?? '');
          expect(searchTerms(read)).toBe(searchTerms(typed));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** The page's address with the placeholder instead of its terms, without parameters of the visit. */
function templateOf(page: (words: string) => string): string {
  return page('mermermer').replace('mermermer', '{terms}').replace('?page=2', '');
}
