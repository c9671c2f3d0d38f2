import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sandbox, tokenIn, visitor } from './school.ts';

const answer = z.object({
  nb_resultats: z.number(),
  resultats: z.array(
    z.object({
      notice_id: z.string(),
      contenu: z.object({
        titre: z.string(),
        permalien: z.string(),
        support: z.string(),
        resume: z.string(),
      }),
      notice_generale: z.object({
        exemplaires: z.array(
          z.object({ disponibilite: z.string(), reservable: z.number(), emplacement: z.string() }),
        ),
      }),
      image: z.string(),
    }),
  ),
});

describe('the search API', () => {
  async function search(valeur: string, more: object = {}, token?: string) {
    const home = await visitor.get(sandbox.addresses.portal);
    const body = JSON.stringify({
      requete: [{ critere: 'tous', valeur, operateur: 'ET' }],
      facettes: ['support_groupe'],
      nb_resultats: 10,
      avis_federes: '1',
      numero_premier_resultat: 1,
      ...more,
    });
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      esidocpublictoken: token ?? tokenIn(home.body, 'Esidocpublictoken') ?? '',
    };
    return visitor.get(`${sandbox.addresses.searchApi}/recherche/simple/9990001X`, {
      method: 'POST',
      headers,
      body,
    });
  }

  it('finds words in title, author and subject, whatever their accents and case', async () => {
    for (const words of ['ETRANGE cas', 'stevenson double', 'L’étrange']) {
      const found = answer.parse(JSON.parse((await search(words)).body));
      expect(found.resultats.map(({ contenu }) => contenu.titre)).toContain(
        'L’Étrange Cas du docteur Jekyll et de M. Hyde',
      );
    }
    expect(answer.parse(JSON.parse((await search('zzzz')).body))).toEqual({ nb_resultats: 0, resultats: [] });
  });

  it('returns the total count and one page of results', async () => {
    const all = answer.parse(JSON.parse((await search('aventure', { nb_resultats: 50 })).body));
    const second = answer.parse(
      JSON.parse((await search('aventure', { nb_resultats: '3', numero_premier_resultat: 4 })).body),
    );
    expect(second.nb_resultats).toBe(all.resultats.length);
    expect(second.resultats).toEqual(all.resultats.slice(3, 6));
  });

  it('links to existing records and covers', async () => {
    const found = answer.parse(JSON.parse((await search('monte-cristo')).body));
    expect((await visitor.get(found.resultats[0]?.contenu.permalien ?? '')).body).toContain('R DUM');
    expect((await visitor.get(found.resultats[0]?.image ?? '')).headers['content-type']).toBe('image/png');
  });

  it.each(['expired-token', 'foreign-token'] as const)('refuses an %s', async (kind) => {
    sandbox.faults.set('portal-home', { kind });
    expect((await search('dumas')).status).toBe(401);
  });

  it('rejects a forged token and an unreadable body', async () => {
    expect((await search('dumas', {}, 'a.b.c')).status).toBe(401);
    expect((await search('dumas', { requete: 'dumas' })).status).toBe(400);
  });
});
