import { beforeEach, describe, expect, it } from 'vitest';
import type { PortalToken } from '../../../utils/esidoc/portal-token.ts';
import { searchPortal } from '../../../utils/esidoc/search-portal.ts';
import { cutAnswer, homePage, jwt, network, now, portal, visitor } from '../../fixtures/esidoc/school.ts';

const home = 'https://9990001x.esidoc.fr/';
const service = 'https://api-recherche.esidoc.fr/recherche/simple/9990001X';
const nothingFound = { facettes: {}, nb_resultats: 0, resultats: [] };
const query = { terms: 'agatha christie', first: 1, count: 10 };

let cached: PortalToken | null;
const publicTokens = {
  read: async () => cached,
  write: async (_portalId: string, token: PortalToken) => {
    cached = token;
  },
  forget: async () => {
    cached = null;
  },
};

beforeEach(() => {
  cached = null;
});

function search(replies: Parameters<typeof network>[0], asked = query) {
  const net = network(replies);
  return { ...net, results: searchPortal({ fetch: net.fetch, now: () => now, publicTokens }, portal, asked) };
}

const page = () => new Response(homePage(jwt(visitor)));

describe('searchPortal', () => {
  it('sends the request of e-sidoc’s own page', async () => {
    const { results, asked } = search({ [home]: page(), [service]: Response.json(nothingFound) });
    expect(await results).toEqual({ ok: true, value: { total: 0, hits: [] } });
    expect(asked.map(({ address }) => address)).toEqual([home, service]);
    const { method, headers, body, credentials, redirect } = asked[1]?.init ?? {};
    expect({ method, credentials, redirect }).toEqual({
      method: 'POST',
      credentials: 'omit',
      redirect: 'manual',
    });
    expect(headers).toMatchObject({
      Esidocpublictoken: jwt(visitor),
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    });
    expect(JSON.parse(String(body))).toEqual({
      requete: [{ critere: 'tous', valeur: 'agatha christie', operateur: 'ET' }],
      facettes: ['support_groupe', 'date_parution_annee', 'auteurs', 'types_nature', 'emplacement'],
      nb_resultats: 10,
      avis_federes: '1',
      numero_premier_resultat: 1,
    });
  });

  it('caches the token until it expires or belongs to another school', async () => {
    const replies = { [home]: page(), [service]: Response.json(nothingFound) };
    await search(replies).results;
    const second = search(replies);
    await second.results;
    expect(second.asked.map(({ address }) => address)).toEqual([service]);
    for (const stale of [{ expiresAt: now + 10_000 }, { institution: '9990075C' }]) {
      if (cached !== null) cached = { ...cached, ...stale };
      const next = search(replies);
      await next.results;
      expect(next.asked.map(({ address }) => address)).toEqual([home, service]);
    }
  });

  it('fetches another token once when the service rejects it', async () => {
    const refusal = new Response('', { status: 401 });
    const renewed = search({ [home]: page(), [service]: [refusal, Response.json(nothingFound)] });
    expect(await renewed.results).toMatchObject({ ok: true });
    expect(renewed.asked.map(({ address }) => address)).toEqual([home, service, home, service]);
    const refused = search({ [home]: page(), [service]: refusal });
    expect(await refused.results).toMatchObject({ failure: { kind: 'unreadable' } });
    expect(refused.asked).toHaveLength(3);
  });

  it('sends no request for empty search terms', async () => {
    const { results, asked } = search({}, { ...query, terms: ' \u202E ' });
    expect(await results).toEqual({ ok: true, value: { total: 0, hits: [] } });
    expect(asked).toEqual([]);
  });

  it.each<[string, Parameters<typeof network>[0], string]>([
    ['no network', {}, 'unreachable'],
    ['a home page that is down', { [home]: new Response('', { status: 503 }) }, 'unreachable'],
    ['a home page that asks for a pause', { [home]: new Response('', { status: 429 }) }, 'too-many-requests'],
    ['a missing home page', { [home]: new Response('', { status: 404 }) }, 'unreadable'],
    ['a home page without a token', { [home]: new Response('<html>') }, 'unreadable'],
    [
      'another school’s token',
      { [home]: new Response(homePage(jwt({ ...visitor, institution: '9990075C' }))) },
      'unreadable',
    ],
    ['a service without an answer', { [home]: page(), [service]: 'no answer' }, 'unreachable'],
    [
      'a service that is down',
      { [home]: page(), [service]: new Response('', { status: 500 }) },
      'unreachable',
    ],
    [
      'a service that asks for a pause',
      { [home]: page(), [service]: new Response('', { status: 429 }) },
      'too-many-requests',
    ],
    ['a redirect', { [home]: page(), [service]: new Response('', { status: 302 }) }, 'unreadable'],
    ['a page instead of results', { [home]: page(), [service]: new Response('<html>') }, 'unreadable'],
    ['a cut body', { [home]: page(), [service]: () => cutAnswer() }, 'unreachable'],
  ])('fails for %s', async (_name, replies, kind) => {
    expect(await search(replies).results).toMatchObject({ ok: false, failure: { kind } });
  });
});
