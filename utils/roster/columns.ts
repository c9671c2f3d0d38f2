import type { Role } from '../domain/user.ts';
import { type Column, type ColumnMapping, type ListField, listFields } from '../domain/user-list.ts';

/**
 * Headers by what they hold, as compared: without accents, case, brackets, spaces and signs. Learnt from lists shown in
 * public projects and manuals; what is not here is offered to the administrator for mapping.
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

/** The names under which the numbers of the education system are known, whatever their column is called. */
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

/** A header as it is compared: `Né(e) le`, `NE LE` and `né le` are alike but for the `e`. */
export function comparedHeader(header: string): string {
  return header
    .replaceAll('º', '°')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The columns under these headers; what the administrator says of one goes before what its header says. */
export function columnsOf(row: readonly string[], mapping: ColumnMapping = {}): readonly Column[] {
  const mapped = new Map(Object.entries(mapping));
  const taken = new Set<ListField>();
  return row.map((cell) => {
    const header = cell.trim();
    const said = mapped.get(header);
    const field = said === undefined ? (fieldByHeader.get(comparedHeader(header)) ?? null) : said;
    // A second `Nom` is another person's, a parent's mostly; several numbers, classes and groups are the same person's.
    if (field !== null && taken.has(field) && !several.has(field)) return { header, field: null };
    if (field !== null) taken.add(field);
    return { header, field };
  });
}

const several: ReadonlySet<ListField> = new Set(['number', 'classes', 'groups', 'school']);

/** Whether these columns say who is who: without a name there is no list. */
export function nameColumns(columns: readonly Column[]): boolean {
  return columns.some(({ field }) => field === 'full-name' || field === 'last-name');
}

/** Under which name a column's numbers are kept. */
export function numberName(header: string): string {
  return numberNames.get(comparedHeader(header)) ?? header;
}

/** What the header of a list's name column says that the people in it are, e.g. `Élèves`; null if it does not. */
export function roleInHeaders(columns: readonly Column[]): Role | null {
  const roles = columns
    .filter(({ field }) => field === 'full-name' || field === 'last-name')
    .map(({ header }) => roleByHeader.get(comparedHeader(header)));
  return roles.find((role) => role !== undefined) ?? null;
}

/** What each header is likely to hold, for a list whose columns a person has to name. */
export function guessOf(columns: readonly Column[]): ColumnMapping {
  return Object.fromEntries(columns.map(({ header, field }) => [header, field ?? likelyField(header)]));
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

function likelyField(header: string): ListField | null {
  const compared = comparedHeader(header);
  const field = likely.find(([words]) => words.test(compared))?.[1] ?? null;
  return field === 'civility' ? null : field;
}

/** What the people of a text list are, and whether that is a guess that a person has to confirm. */
export interface ListRole {
  readonly role: Role;
  readonly guessed: boolean;
}

/**
 * What a text list's people are: what the header of the names says (`Élèves`); else what the administrator said; else
 * what the columns suggest. PRONOTE gives a civility to teachers, a class and a date of birth to pupils.
 */
export function listRole(columns: readonly Column[], said: Role | undefined): ListRole {
  const role = roleInHeaders(columns) ?? said;
  if (role !== undefined && role !== null) return { role, guessed: false };
  const has = (...fields: readonly Column['field'][]) => columns.some(({ field }) => fields.includes(field));
  if (has('civility') && has('last-name') && has('first-name') && !has('classes')) {
    return { role: 'teacher', guessed: false };
  }
  return { role: has('classes', 'groups', 'birth-date') ? 'pupil' : 'other', guessed: true };
}

const words: readonly (readonly [RegExp, Role])[] = [
  [/^(eleve|apprenti|etudiant|pupil|student)/, 'pupil'],
  [/^(enseignant|professeur|prof\b|teacher)/, 'teacher'],
  [/^(parent|responsable|pere|mere|tuteur|tutrice)/, 'parent'],
  [/^(personnel|administratif|agent|aed|aesh|cpe|direction|vie scolaire|staff|documentaliste)/, 'staff'],
  [/^(autre|invite|other)/, 'other'],
];

/** What a cell such as `Élève` or `Enseignante` says that somebody is; null if nobody knows the word. */
export function roleIn(cell: string): Role | null {
  const word = cell.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  return words.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
