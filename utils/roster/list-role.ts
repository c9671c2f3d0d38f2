import type { Role } from '../domain/user.ts';
import type { Column } from '../domain/user-list.ts';
import { roleInHeaders } from './columns.ts';

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
