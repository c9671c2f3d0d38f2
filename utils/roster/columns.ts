import type { Role } from '../domain/user.ts';
import { type Column, type ColumnMapping, type ListField, listFields } from '../domain/user-list.ts';

/**
 * Known headers of each field, normalised: without accents, case, brackets, spaces and signs. Collected from lists in
 * public projects and manuals; the administrator maps all others.
 */
const headers: Readonly<Record<ListField, string>> = {
  'full-name':
    'nomprenom nometprenom nomprenoms nomcomplet identite utilisateur utilisateurs eleve eleves enseignant enseignants professeur professeurs personnel personnels responsable responsables parent parents',
  'last-name':
    'nom noms nomdefamille nomusage nomdusage nomusuel nompatronymique nomeleve nomdeleleve lastname',
  'first-name':
    'prenom prenoms prenom1 premierprenom prenomusuel prenomdusage prenomeleve prenomdeleleve firstname',
  'birth-date':
    'nele nee neele nelenee nenee neneele datedenaissance datenaissance datenaiss naissance ddn dnaiss',
  classes: 'classe classes division divisions classederattachement libelleclasse classeeleve',
  groups: 'groupe groupes',
  email:
    'mail email mel courriel adresseemail adressemail adressemel adresseelectronique adressecourriel maileleve emaileleve adresseemaileleve maildeleleve mailenseignant mailprofesseur emailprofesseur mailpersonnel mailresponsable mailprofessionnel emailprofessionnel',
  phone: 'telephone tel telportable portable mobile telephoneportable telmobile numerodetelephone teleleve',
  address: 'adresse adresse1 adressepostale rue',
  'postal-code': 'codepostal cp',
  town: 'ville commune localite',
  number:
    'ine inernie nnational numeronational numnational identifiantnational idnational eleveid ideleve elenoet numeroetablissement identifiant identifiantpronote idpronote identifiantent idsts matricule uid',
  role: 'statut profil role fonction typeutilisateur typedutilisateur categorie',
  school: 'rne uai etablissement codeetablissement uaietablissement',
  'left-on': 'datedesortie datesortie sortile sortiele',
  civility: 'civilite civ titre',
};

const fieldByHeader: ReadonlyMap<string, ListField> = new Map(
  listFields.flatMap((field) => headers[field].split(' ').map((name) => [name, field] as const)),
);

const roleByHeader: ReadonlyMap<string, Role> = new Map<string, Role>(
  (
    [
      ['pupil', 'eleve eleves nomeleve nomdeleleve'],
      ['teacher', 'enseignant enseignants professeur professeurs'],
      ['staff', 'personnel personnels'],
      ['parent', 'responsable responsables parent parents'],
    ] as const
  ).flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const)),
);

/** Names of the education system's numbers by the headers of their columns. */
const numberNames: ReadonlyMap<string, string> = new Map([
  ...[
    'ine',
    'inernie',
    'nnational',
    'numeronational',
    'numnational',
    'identifiantnational',
    'idnational',
  ].map((header) => [header, 'INE'] as const),
  ['eleveid', 'ELEVE_ID'],
  ['ideleve', 'ELEVE_ID'],
  ['elenoet', 'ELENOET'],
  ['numeroetablissement', 'ELENOET'],
  ['idsts', 'STS'],
]);

/** Normalises a header for comparison: `Né(e) le` becomes `neele`, `NE LE` and `né le` become `nele`. */
export function normalizedHeader(header: string): string {
  return header
    .replaceAll('º', '°')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The columns of these headers; the administrator's mapping takes precedence over the header. */
export function columnsOf(row: readonly string[], mapping: ColumnMapping = {}): readonly Column[] {
  const mapped = new Map(Object.entries(mapping));
  const taken = new Set<ListField>();
  return row.map((cell) => {
    const header = cell.trim();
    const chosen = mapped.get(header);
    const field = chosen === undefined ? (fieldByHeader.get(normalizedHeader(header)) ?? null) : chosen;
    // A second `Nom` is mostly a parent's; several numbers, classes and groups belong to one person.
    if (field !== null && taken.has(field) && !several.has(field)) return { header, field: null };
    if (field !== null) taken.add(field);
    return { header, field };
  });
}

const several: ReadonlySet<ListField> = new Set(['number', 'classes', 'groups', 'school']);

/** Whether there is a column of names, without which a list is unusable. */
export function hasNameColumn(columns: readonly Column[]): boolean {
  return columns.some(({ field }) => field === 'full-name' || field === 'last-name');
}

/** The name of a column's numbers in `User.numbers`. */
export function numberName(header: string): string {
  return numberNames.get(normalizedHeader(header)) ?? header;
}

/** The role that the header of the name column implies, e.g. `Élèves`; null if none. */
export function roleInHeaders(columns: readonly Column[]): Role | null {
  const roles = columns
    .filter(({ field }) => field === 'full-name' || field === 'last-name')
    .map(({ header }) => roleByHeader.get(normalizedHeader(header)));
  return roles.find((role) => role !== undefined) ?? null;
}

/** A suggested mapping for a list without known name columns. */
export function suggestedMapping(columns: readonly Column[]): ColumnMapping {
  return Object.fromEntries(columns.map(({ header, field }) => [header, field ?? suggestedField(header)]));
}

const likely: readonly (readonly [RegExp, ListField])[] = [
  [/responsable|parent|pere|mere|tuteur/, 'civility'],
  [/mail|courriel/, 'email'],
  [/naiss|nele|neele/, 'birth-date'],
  [/prenom|first/, 'first-name'],
  [/nom|name/, 'last-name'],
  [/classe|division/, 'classes'],
  [/groupe/, 'groups'],
  [/tel|portable/, 'phone'],
  [/postal/, 'postal-code'],
  [/ville|commune/, 'town'],
  [/adresse/, 'address'],
  [/ident|numero|code|id$/, 'number'],
];

function suggestedField(header: string): ListField | null {
  const compared = normalizedHeader(header);
  const field = likely.find(([words]) => words.test(compared))?.[1] ?? null;
  return field === 'civility' ? null : field;
}

/** The role of a text list's people; `guessed` when a person has to confirm it. */
export interface ListRole {
  readonly role: Role;
  readonly guessed: boolean;
}

/**
 * Determines the role of a text list's people: from the header of the names (`Élèves`), else from the administrator,
 * else from the columns: PRONOTE's lists have a civility for teachers, a class and a date of birth for pupils.
 */
export function listRole(columns: readonly Column[], chosen: Role | undefined): ListRole {
  const role = roleInHeaders(columns) ?? chosen;
  if (role !== undefined && role !== null) return { role, guessed: false };
  const has = (...fields: readonly Column['field'][]) => columns.some(({ field }) => fields.includes(field));
  if (has('civility') && has('last-name') && has('first-name') && !has('classes')) {
    return { role: 'teacher', guessed: false };
  }
  return { role: has('classes', 'groups', 'birth-date') ? 'pupil' : 'other', guessed: true };
}

const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/^(eleve|apprenti|etudiant|pupil|student)/, 'pupil'],
  [/^(enseignant|professeur|prof\b|teacher)/, 'teacher'],
  [/^(parent|responsable|pere|mere|tuteur|tutrice)/, 'parent'],
  [/^(personnel|administratif|agent|aed|aesh|cpe|direction|vie scolaire|staff|documentaliste)/, 'staff'],
  [/^(autre|invite|other)/, 'other'],
];

/** The role in a cell such as `Élève` or `Enseignante`; null for an unknown word. */
export function roleIn(cell: string): Role | null {
  const word = cell.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  return roleWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
