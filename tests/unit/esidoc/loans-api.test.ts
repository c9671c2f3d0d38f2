import { describe, expect, it } from 'vitest';
import type { LoansFailure } from '../../../utils/domain/loan.ts';
import { isConfigured } from '../../../utils/domain/loan-sources.ts';
import { fail, type Result, succeed } from '../../../utils/domain/result.ts';
import { loansApi, readLoansResponse } from '../../../utils/esidoc/loans-api.ts';
import { cutAnswer, portal as plainPortal } from '../../fixtures/esidoc/school.ts';

const portal = { ...plainPortal, loansApi: 'https://prets.example.fr/api/prets/ecole/' };

const item = {
  exemplaire: '1961',
  date_emprunt: '2026-09-29',
  date_retour: '2026-10-14',
  permalien: 'https://9990001x.esidoc.fr/document/id_9990001x_3170.html',
  titre: 'La Grande Guerre',
  cote: '843.0073 COU',
  support: 'Livre',
  notice_id: '9990001x_3170',
};

function body(items: object, counts: object = {}) {
  return {
    compte: {},
    prets: { compteur: counts, items: { en_cours: [], en_retard: [], historique: [], ...items } },
  };
}

function read(answer: unknown) {
  return readLoansResponse(answer, portal.address);
}

describe('the partner contract', () => {
  it('uses the keys of a bucket as ids', () => {
    expect(read(body({ en_retard: { l_2275c9f95b9fc: item } }, { en_retard: 1 }))).toEqual({
      ok: true,
      value: [
        {
          id: 'l_2275c9f95b9fc',
          title: 'La Grande Guerre',
          state: 'late',
          borrowedOn: '2026-09-29',
          dueOn: '2026-10-14',
          returnedOn: null,
          recordAddress: 'https://9990001x.esidoc.fr/document/id_9990001x_3170.html',
          callNumber: '843.0073 COU',
          mediaType: 'Livre',
        },
      ],
    });
  });

  it('reads the date in the history as the day of return', () => {
    const history = read(body({ historique: { l_1: item } }));
    expect(history).toMatchObject({ value: [{ state: 'returned', dueOn: null, returnedOn: '2026-10-14' }] });
  });

  it.each<[string, unknown]>([
    ['a whole body of []', []],
    ['no loans', body({})],
    ['[] for all loans', { prets: [] }],
    ['[] for all buckets', { prets: { items: [] } }],
    ['no history', { prets: { items: { en_cours: [], en_retard: {} } } }],
    ['counts of zero', body({}, { en_cours: '0', en_retard: 0, historique: 4 })],
  ])('%s means no loans', (_name, answer) => {
    expect(read(answer)).toEqual({ ok: true, value: [] });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'OK'],
    ['an error', { erreur: 'maintenance' }],
    ['a list of something', [item]],
    ['other buckets', { prets: { items: { emprunts: { l_1: item } } } }],
    ['a bucket that is a text', body({ en_cours: 'aucun' })],
    ['a loan that is a text', body({ en_cours: { l_1: 'La Grande Guerre' } })],
    ['loans counted but not listed', body({ historique: { l_1: item } }, { en_cours: 2 })],
  ])('fails for %s, without personal data', (_name, answer) => {
    const reading = read(answer);
    expect(reading).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    expect(JSON.stringify(reading)).not.toMatch(/Guerre|1961|9990001x/i);
  });

  it.each<[string, object, object]>([
    [
      'impossible dates',
      { date_emprunt: '0000-00-00', date_retour: '2026-02-31' },
      { borrowedOn: null, dueOn: null },
    ],
    ['dates with a time', { date_retour: '2026-10-14 00:00:00' }, { dueOn: '2026-10-14' }],
    [
      'dates of another type',
      { date_emprunt: null, date_retour: 20261014 },
      { borrowedOn: null, dueOn: null },
    ],
    ['a link on http', { permalien: 'http://9990001x.esidoc.fr/document/1' }, { recordAddress: null }],
    ['a link to another site', { permalien: 'https://evil.example/' }, { recordAddress: null }],
    ['no title', { titre: '' }, { title: '843.0073 COU' }],
    ['a number for a title', { titre: 1984 }, { title: '1984' }],
  ])('reads %s', (_name, change, expected) => {
    expect(read(body({ en_cours: { l_1: { ...item, ...change } } }))).toMatchObject({ value: [expected] });
  });

  it('merges a loan in two buckets, late before current', () => {
    const both = read(
      body({ en_cours: { l_1: item, l_2: item }, en_retard: { l_1: item }, historique: { l_2: item } }),
    );
    expect(both.ok && both.value.map(({ id, state }) => [id, state])).toEqual([
      ['l_1', 'late'],
      ['l_2', 'current'],
    ]);
  });

  it('creates ids independent of the position in an array', () => {
    const other = { ...item, exemplaire: '7' };
    const one = read(body({ en_cours: [item, other, item] }));
    const two = read(body({ en_cours: [other, item] }));
    const ids = (reading: typeof one) => (reading.ok ? reading.value.map(({ id }) => id).sort() : null);
    expect(ids(one)).toEqual(['1961-2026-09-29', '7-2026-09-29']);
    expect(ids(two)).toEqual(ids(one));
  });
});

describe('the adapter', () => {
  function ask(answer: Response | LoansFailure, identity: string | null = '79C1/04 EF') {
    const asked: string[] = [];
    const fetch = async (address: string): Promise<Result<Response, LoansFailure>> => {
      asked.push(address);
      return answer instanceof Response ? succeed(answer) : fail(answer);
    };
    return {
      asked,
      reading: loansApi.read({ now: () => 0, identity, fetch, pageOwnerMismatch: async () => null }, portal),
    };
  }

  it('is configured where the portal has a gateway, and requests the user’s loans', async () => {
    expect([portal, plainPortal].map((one) => isConfigured(loansApi.source, one))).toEqual([true, false]);
    const { asked, reading } = ask(Response.json(body({ en_cours: { l_1: item } })));
    expect(await reading).toMatchObject({ ok: true, value: { source: 'loans-api', loans: [{ id: 'l_1' }] } });
    expect(asked).toEqual(['https://prets.example.fr/api/prets/ecole/9990001X/79C1%2F04%20EF']);
  });

  it.each([null, '', '.', '..'])('sends no request for the identity %j', async (identity) => {
    const { asked, reading } = ask(Response.json([]), identity);
    expect(await reading).toEqual({ ok: false, failure: { kind: 'not-linked' } });
    expect(asked).toEqual([]);
  });

  it.each<[string, Response | LoansFailure, LoansFailure['kind']]>([
    ['not signed in', { kind: 'not-signed-in' }, 'not-signed-in'],
    ['no network', { kind: 'unreachable' }, 'unreachable'],
    ['401', new Response('', { status: 401 }), 'not-signed-in'],
    ['403', new Response('', { status: 403 }), 'not-allowed'],
    ['404', Response.json({}, { status: 404 }), 'unknown-borrower'],
    ['429', new Response('', { status: 429 }), 'paused'],
    ['500', new Response('', { status: 500 }), 'unreachable'],
    ['418', new Response('', { status: 418 }), 'unreadable'],
    ['a page', new Response('<!DOCTYPE html><p>La Grande Guerre'), 'unreadable'],
    ['cut JSON', new Response('{"prets":{"items":{"en_c'), 'unreadable'],
    ['a cut body', cutAnswer(), 'unreachable'],
  ])('fails for %s', async (_name, answer, kind) => {
    const reading = await ask(answer).reading;
    expect(reading).toMatchObject({ ok: false, failure: { kind } });
    expect(JSON.stringify(reading)).not.toMatch(/Guerre|79C1/);
  });
});
