import { z } from 'zod';
import { json, type RouteRequest, type RouteResponse } from '../exchange.ts';
import { hosts, school as theSchool } from '../hosts.ts';
import type { CatalogueRecord } from '../library/catalogue.ts';
import type { School } from '../school.ts';
import { coverAddress, recordAddress, recordId } from './records.ts';

const number = z.coerce.number().int().min(1);
const question = z.object({
  requete: z.array(z.object({ critere: z.string(), valeur: z.string(), operateur: z.string() })).min(1),
  facettes: z.array(z.string()).default([]),
  nb_resultats: number.max(100).default(10),
  numero_premier_resultat: number.default(1),
});

const facets: Readonly<Record<string, (record: CatalogueRecord) => string>> = {
  support_groupe: (record) =>
    ({ Livre: 'Livres', BD: 'Livres', Manga: 'Livres', DVD: 'Vidéos', Revue: 'Revues, journaux, magazines' })[
      record.support
    ],
  date_parution_annee: (record) => String(record.year),
  auteurs: (record) => record.author,
  types_nature: (record) => nature(record),
  emplacement: (record) => record.place,
};

/** The school's portal pages send cross-origin requests with a custom header. */
const crossOrigin = {
  'access-control-allow-origin': `https://${hosts.portal}`,
  'access-control-allow-headers': 'esidocpublictoken, content-type',
  vary: 'Origin',
};

export function allowSearch(): RouteResponse {
  return { status: 204, headers: crossOrigin, body: '' };
}

/** `POST /recherche/simple/{RNE}`: a JSON body with a form's content type. */
export function search(request: RouteRequest, school: School): RouteResponse {
  const { rne = '' } = request.params;
  const { esidocpublictoken: token } = request.headers;
  const claims = typeof token === 'string' ? school.tokens.read(token) : null;
  if (claims === null || claims.institution !== rne.toUpperCase())
    return json({ erreur: 'jeton invalide' }, 401, crossOrigin);
  const asked = question.safeParse(parsed(request.body));
  if (!asked.success) return json({ erreur: 'requête incomprise' }, 400, crossOrigin);
  const { requete, facettes, nb_resultats: size, numero_premier_resultat: first } = asked.data;
  const found = school.library.search(requete.map(({ valeur }) => valeur).join(' '));
  return json(
    {
      facettes: Object.fromEntries(facettes.map((name) => [name, counts(found, facets[name])])),
      nb_resultats: found.length,
      resultats: found.slice(first - 1, first - 1 + size).map(result),
    },
    200,
    crossOrigin,
  );
}

/** `GET /{RNE}/parametres/front`. */
export function frontParameters(request: RouteRequest): RouteResponse {
  const { rne = '' } = request.params;
  if (rne.toUpperCase() !== theSchool.rne) return json({ erreur: 'établissement inconnu' }, 404);
  return json({
    titre: theSchool.portalTitle,
    'sous-titre': theSchool.portalSubtitle,
    'cms-public': '1',
    reservations: '1',
    'rss-limite': '20',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function counts(
  found: readonly CatalogueRecord[],
  value: ((record: CatalogueRecord) => string) | undefined,
): [string, number][] {
  if (value === undefined) return [];
  const groups = Map.groupBy(found, value);
  return [...groups]
    .filter(([name]) => name !== '')
    .map(([name, records]): [string, number] => [name, records.length])
    .sort((a, b) => b[1] - a[1]);
}

function nature(record: CatalogueRecord): string {
  return record.place === 'Documentaires' || record.support === 'Revue' ? 'Documentaire' : 'Fiction';
}

function result(record: CatalogueRecord): object {
  const permalien = recordAddress(record);
  const date = `${record.year}-09`;
  return {
    notice_id: recordId(record),
    contenu: { ...contents(record), date_parution: date, permalien },
    notice_generale: {
      notice_id: recordId(record),
      date_parution: date,
      titre: record.title,
      permalien,
      exemplaires: record.copies.map((copy) => ({
        no_exemplaire: copy.number,
        disponibilite: copy.availability,
        reservable: copy.reservable ? 1 : 0,
        emplacement: copy.place,
        cote: record.callNumber,
      })),
    },
    notices_soeurs: 0,
    image: coverAddress(record),
  };
}

function contents(record: CatalogueRecord): object {
  return {
    titre: record.title,
    auteurs: record.author === '' ? [] : [record.author],
    support: record.support,
    resume: record.summary,
    descripteurs: record.subjects,
    langue: ['Français'],
    types_nature: [nature(record)],
    natures: [],
    editeurs: ['Éditions Imaginaires'],
    collation: '192 p.',
    collection: '',
    source: '',
    type_doc: record.support === 'DVD' ? 'Vidéo' : 'Texte imprimé',
    type_notice: 'Notice générale',
    date_saisie: `${record.year}-10-02`,
    date_modification: `${record.year}-10-02`,
  };
}
