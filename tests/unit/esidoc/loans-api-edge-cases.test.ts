import { describe, expect, it } from 'vitest';
import { succeed } from '../../../utils/domain/result.ts';
import { loansApi, readLoansResponse } from '../../../utils/esidoc/loans-api.ts';
import { portal } from '../../fixtures/esidoc/school.ts';

const item = { exemplaire: '1961', date_emprunt: '2026-09-29', date_retour: '2026-10-14', titre: 'Dune' };
const ravage = { exemplaire: '7', date_emprunt: '2026-09-30', date_retour: '2026-10-15', titre: 'Ravage' };

/** The text of an answer, so that it may hold what no object of ours can. */
function loansIn(buckets: string, counts = '{}') {
  const text = `{"prets":{"compteur":${counts},"items":{"en_cours":[],"en_retard":[],"historique":[],${buckets}}}}`;
  const loans = readLoansResponse(JSON.parse(text), portal.address);
  if (!loans.ok) throw new Error(JSON.stringify(loans.failure));
  return loans.value;
}

const current = (bucket: unknown, counts?: string) => loansIn(`"en_cours":${JSON.stringify(bucket)}`, counts);

describe('texts', () => {
  it.each([
    ['markup, as plain text', '<b>Le Horla</b> &amp;lt;', '<b>Le Horla</b> &amp;lt;'],
    ['bidirectional control characters', 'Le \u202Ealroh\u202C', 'Le alroh'],
    ['control characters and lone surrogates', 'Le\u0000 Hor\u0008la \uD83D', 'Le Horla'],
    ['2 000 characters', 'é'.repeat(2000), `${'é'.repeat(499)}…`],
    ['only invisible characters', '\u202E', 'R HER'],
  ])('cleans %s', (_name, titre, title) => {
    expect(current({ l_1: { ...item, cote: 'R HER', titre } })).toMatchObject([{ title }]);
  });

  it('truncates all texts of a loan', () => {
    const long = 'x'.repeat(1_000_000);
    const [loan] = current({
      [long]: { exemplaire: long, titre: long, cote: long, support: long, permalien: `/document/${long}` },
    });
    expect(JSON.stringify(loan).length).toBeLessThan(3000);
  });
});

describe('dates', () => {
  it.each([
    ['2025-10-14', '2025-10-14'],
    ['14/10/2025', '2025-10-14'],
    ['14/10/25', '2025-10-14'],
    ['14.10.2025', '2025-10-14'],
    ['14 octobre 2025', '2025-10-14'],
    ['1er mars 2026', '2026-03-01'],
    ['Oct 14, 2025', '2025-10-14'],
    ['2025-10-14T00:00:00+02:00', '2025-10-14'],
    ['31/02/2026', null],
    ['bientôt', null],
    [1760400000, null],
    [['2025-10-14'], null],
    [{ date: '2025-10-14' }, null],
  ])('reads the due date %j', (date_retour, dueOn) => {
    expect(current({ l_1: { ...item, date_retour } })).toMatchObject([{ dueOn }]);
  });
});

describe('ids', () => {
  const titlesOf = (loans: ReturnType<typeof loansIn>) =>
    loans.map(({ title, state }) => `${title} ${state}`);
  it.each<[string, string, string[]]>([
    [
      'positions in two buckets',
      `"en_cours":{"1":${JSON.stringify(item)}},"en_retard":{"1":${JSON.stringify(ravage)}}`,
      ['Ravage late', 'Dune current'],
    ],
    [
      'positions of one loan in two buckets',
      `"en_cours":{"3":${JSON.stringify(item)}},"en_retard":{"1":${JSON.stringify(item)}}`,
      ['Dune late'],
    ],
    [
      'one id of two loans',
      `"en_cours":{"l_1":${JSON.stringify(item)}},"en_retard":{"l_1":${JSON.stringify(ravage)}}`,
      ['Ravage late', 'Dune current'],
    ],
    [
      'current and history',
      `"en_cours":{"l_1":${JSON.stringify(item)}},"historique":{"l_1":${JSON.stringify(item)}}`,
      ['Dune current'],
    ],
    [
      'a repeated id in one bucket, of which JSON keeps the last',
      `"en_cours":{"l_1":${JSON.stringify(item)},"l_1":${JSON.stringify(ravage)}}`,
      ['Ravage current'],
    ],
    ['loans with only a call number', '"en_cours":[{"cote":"A"},{"cote":"B"}]', ['A current', 'B current']],
    [
      'names of members of Object',
      `"en_cours":{"constructor":${JSON.stringify(item)},"toString":${JSON.stringify(ravage)}}`,
      ['Dune current', 'Ravage current'],
    ],
  ])('are unique for %s', (_name, buckets, expected) => {
    const loans = loansIn(buckets);
    expect(titlesOf(loans)).toEqual(expected);
    expect(new Set(loans.map(({ id }) => id)).size).toBe(expected.length);
  });

  it('do not include __proto__', () => {
    const loans = loansIn(
      `"__proto__":{"en_cours":1},"en_cours":{"l_1":${JSON.stringify(item)},"__proto__":{"titre":"X"}}`,
    );
    expect(titlesOf(loans)).toEqual(['Dune current']);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('titre');
  });
});

describe('counts', () => {
  it.each(['{"en_cours":5}', '{"en_cours":"0"}', '{"en_cours":-1,"en_retard":1e300}', '[]', 'null', '"7"'])(
    'that disagree with the list (%s) are ignored',
    (counts) => {
      expect(current({ l_1: item }, counts)).toHaveLength(1);
    },
  );
});

describe('responses with another format', () => {
  it.each([
    ['a loan that is null', { l_1: item, l_2: null }],
    ['a loan that is a list', { l_1: [item] }],
    ['a bucket that is a number', 3],
    ['a bucket that is true', true],
    ['a bucket that is null', null],
  ])('fail for %s', (_name, en_cours) => {
    const body = { prets: { compteur: {}, items: { en_cours, en_retard: [], historique: [] } } };
    expect(readLoansResponse(body, portal.address)).toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('fields of any type', () => {
    const odd = { titre: ['Dune'], cote: {}, support: true, exemplaire: 12, notice_id: null, permalien: 7 };
    expect(current({ l_1: odd })).toMatchObject([{ id: 'l_1', title: 'Document', callNumber: null }]);
  });

  it('500 loans, and four million characters', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`l_${i}`, { ...item, titre: 'x'.repeat(7500) }]),
    );
    expect(current(many)).toHaveLength(500);
  });

  it('nesting without end', () => {
    const deep = `${'{"titre":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect(loansIn(`"en_cours":{"l_1":{"titre":${deep}}}`)).toMatchObject([{ title: 'Document' }]);
  });
});

describe('a page instead of the response', () => {
  const read = (html: string) =>
    loansApi.read(
      {
        now: () => 0,
        identity: 'A',
        fetch: async () => succeed(new Response(html)),
        pageOwnerMismatch: async () => null,
      },
      { ...portal, loansApi: 'https://prets.example.fr' },
    );

  it.each([
    ['not-signed-in', '<!DOCTYPE html><h1>Connexion</h1><input type="password">'],
    ['not-signed-in', '\n<html><p>Please sign in</p>'],
    ['unreadable', '<html><h1>Maintenance</h1>'],
    ['unreadable', '<div>'.repeat(5000)],
    ['unreadable', 'Se connecter'],
    ['unreadable', `${'['.repeat(100_000)}`],
  ])('is a failure of the kind %s', async (kind, html) => {
    expect(await read(html)).toMatchObject({ ok: false, failure: { kind } });
  });
});
