import type { CalendarDate } from '../domain/calendar-date.ts';
import type { FeedField } from '../domain/feed.ts';
import type { KeyedUser, Role, User } from '../domain/user.ts';

/** Returns a user's password at the portal; the same one for each call. */
export type PasswordOf = (user: KeyedUser) => string;

/**
 * `Elève` is written so, without the accent on its capital, by GIP-RECIA/Esidoc-WS (application.yml), which also names
 * `Autre`. Assumed: portals know the other three.
 */
const statuses: Readonly<Record<Role, string>> = {
  pupil: 'Elève',
  teacher: 'Enseignant',
  staff: 'Personnel',
  parent: 'Parent',
  other: 'Autre',
};

/**
 * The text of each field, empty without a value.
 *
 * - `DATE_NAISSANCE_M` is `dd/mm/yyyy`. GIP-RECIA/Esidoc-WS passes on the directory's ENTPersonDateNaissance as it is,
 *   and académies' files give that as `06/06/1996`; its schema takes any text. Assumed: `entcore` portals read the same
 *   form.
 * - `CLASSE_M` is the first class of a pupil and empty for all others, as in GIP-RECIA/Esidoc-WS: a teacher of nine
 *   classes is a member of none, and a list of borrowers by class must hold its pupils only.
 * - `DIVEMPR_M` holds all groups. GIP-RECIA/Esidoc-WS only ever writes one; the separator ` / ` is assumed.
 */
const values: Readonly<Record<FeedField, (keyed: KeyedUser, password: PasswordOf) => string>> = {
  EMPRUNTEUR_M: ({ user }) => nameOf(user),
  DATE_NAISSANCE_M: ({ user }) => frenchDate(user.birthDate),
  DIVEMPR_M: ({ user }) => user.groups.join(' / '),
  ADRESSE_M: ({ user }) => user.address,
  CODE_POSTAL_M: ({ user }) => user.postalCode,
  VILLE_M: ({ user }) => user.town,
  TEL_M: ({ user }) => user.phone,
  MEL_M: ({ user }) => user.email,
  STATUT_M_M: ({ user }) => statuses[user.role],
  CLASSE_M: ({ user }) => (user.role === 'pupil' ? (user.classes[0] ?? '') : ''),
  COMPTE_M: () => 'OUI',
  MOT_DE_PASSE_M: (keyed, password) => password(keyed),
  IDENTITE_ENT_M: ({ key }) => key,
  TYPE_EMPRUNTEUR_M: () => 'Usager',
};

/** A field's text before characters that XML forbids are removed. */
export function fieldValue(field: FeedField, keyed: KeyedUser, password: PasswordOf): string {
  return values[field](keyed, password);
}

/** `NOM Prénom`, in the spelling of the imported lists. */
function nameOf({ lastName, firstName }: User): string {
  return lastName === '' || firstName === '' ? lastName + firstName : `${lastName} ${firstName}`;
}

function frenchDate(date: CalendarDate | null): string {
  return date === null ? '' : `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
