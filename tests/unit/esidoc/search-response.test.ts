import { describe, expect, it } from 'vitest';
import { maxHits, readSearchResponse } from '../../../utils/esidoc/search-response.ts';
import { portal } from '../../fixtures/esidoc/school.ts';

const record = {
  notice_id: '9990001x_12',
  image: 'https://images.esidoc.fr/vignettes/12.png',
  contenu: {
    titre: ' Le Horla ',
    auteurs: ['Maupassant, Guy de', 'Autre, Anne'],
    support: 'Livre',
    permalien: 'https://9990001x.esidoc.fr/document/id_9990001x_12.html',
  },
  notice_generale: {
    titre: 'Revue n°77',
    exemplaires: [
      { no_exemplaire: '1', disponibilite: 'Document prêté', emplacement: 'Réserve', cote: 'R MAU A' },
      { no_exemplaire: '2', disponibilite: 'Disponible', emplacement: 'Romans', cote: 'R MAU B' },
      { no_exemplaire: '3', disponibilite: 'Document réservé', emplacement: 'Romans', cote: 'R MAU C' },
    ],
  },
};

function read(body: unknown, first = 1) {
  return readSearchResponse(body, portal, first);
}

function firstHit(body: unknown) {
  const results = read(body);
  return results.ok ? results.value.hits[0] : results.failure;
}

describe('readSearchResponse', () => {
  it('reads a record, with the place and call number of an available copy', () => {
    expect(read({ nb_resultats: 31, resultats: [record] })).toEqual({
      ok: true,
      value: {
        total: 31,
        hits: [
          {
            recordId: '9990001x_12',
            title: 'Le Horla',
            author: 'Maupassant, Guy de ; Autre, Anne',
            mediaType: 'Livre',
            recordAddress: 'https://9990001x.esidoc.fr/document/id_9990001x_12.html',
            callNumber: 'R MAU B',
            place: 'Romans',
            copies: { total: 3, available: 1 },
            cover: 'https://images.esidoc.fr/vignettes/12.png',
          },
        ],
      },
    });
  });

  it.each<[string, object, object]>([
    ['only a title', { contenu: { titre: 'A' } }, { recordId: 'A', author: null, copies: null, place: null }],
    ['the general title', { notice_generale: { titre: 'B' } }, { title: 'B' }],
    ['one author', { contenu: { titre: 'A', auteurs: 'Homère' } }, { author: 'Homère' }],
    [
      'types we do not expect',
      { notice_id: 7, contenu: { titre: 12, support: [], auteurs: 3, permalien: {} } },
      { recordId: '7', title: '12', mediaType: null, recordAddress: null },
    ],
    [
      'a link that leads away',
      { contenu: { titre: 'A', permalien: 'https://evil.example/' } },
      { recordAddress: null },
    ],
    [
      'a link that is a script, a picture that is one',
      { image: 'data:image/png;base64,AA', contenu: { titre: 'A', permalien: 'javascript:alert(1)' } },
      { recordAddress: null, cover: null },
    ],
    ['a picture that is none', { image: { url: 7 }, contenu: { titre: 'A' } }, { cover: null }],
    [
      'a link on http',
      { contenu: { titre: 'A', permalien: 'http://9990001x.esidoc.fr/' } },
      { recordAddress: null },
    ],
    [
      'copies in an object',
      { contenu: { titre: 'A' }, notice_generale: { exemplaires: { e1: { disponibilite: 'Disponible' } } } },
      { copies: { total: 1, available: 1 } },
    ],
    [
      'copies that cannot be had',
      {
        contenu: { titre: 'A' },
        notice_generale: {
          exemplaires: ['Indisponible', 'document prêté', 'Document re\u0301serve\u0301', null].map(
            (disponibilite) => ({ disponibilite }),
          ),
        },
      },
      { copies: { total: 4, available: 0 } },
    ],
    [
      'another word of the library’s',
      {
        contenu: { titre: 'A' },
        notice_generale: { exemplaires: [{ disponibilite: 'Consultable sur place' }] },
      },
      { copies: { total: 1, available: 1 } },
    ],
  ])('reads %s', (_name, given, expected) => {
    expect(firstHit({ nb_resultats: 1, resultats: [given] })).toMatchObject(expected);
  });

  it.each<[string, unknown, number, number]>([
    ['an empty answer', [], 0, 0],
    ['no record', { nb_resultats: 0, resultats: [] }, 0, 0],
    ['a count of zero alone', { nb_resultats: '0' }, 0, 0],
    ['a count in text', { nb_resultats: '12', resultats: [record] }, 12, 1],
    ['no count', { resultats: [record] }, 1, 1],
    ['records in an object', { nb_resultats: 1, resultats: { a: record } }, 1, 1],
    ['a record twice', { nb_resultats: 2, resultats: [record, record] }, 2, 1],
    [
      'a record without a title',
      { nb_resultats: 2, resultats: [{ contenu: { titre: ' ' } }, record, 7] },
      2,
      1,
    ],
  ])('reads the total of %s', (_name, body, total, hits) => {
    const results = read(body);
    expect(results).toMatchObject({ ok: true, value: { total } });
    expect(results.ok && results.value.hits).toHaveLength(hits);
  });

  it('returns at most 50 records, and includes the earlier ones in the total', () => {
    const many = Array.from({ length: 80 }, (_, n) => ({ notice_id: `n${n}`, contenu: { titre: `T${n}` } }));
    const results = read({ resultats: many }, 11);
    expect(results.ok && results.value.hits).toHaveLength(maxHits);
    expect(results).toMatchObject({ value: { total: 10 + maxHits } });
  });

  it.each([
    ['a text', 'erreur'],
    ['null', null],
    ['an error', { erreur: 'jeton' }],
    ['a list', [record]],
    ['records that are none', { nb_resultats: 3, resultats: 'beaucoup' }],
    ['no record with a title', { nb_resultats: 2, resultats: [{ title: 'A' }, { title: 'B' }] }],
  ])('fails for %s', (_name, body) => {
    expect(read(body)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
  });
});
