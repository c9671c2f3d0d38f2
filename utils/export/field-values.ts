import type { CalendarDate } from '../domain/calendar-date.ts';
import type { FeedField } from '../domain/feed.ts';
import type { KeyedUser, Role, User } from '../domain/user.ts';

/** Gives each user the password of their account at the portal; the same one as often as it is asked. */
export type PasswordOf = (user: KeyedUser) => string;

/**
 * `Elève` is written so, without the accent on its capital, by GIP-RECIA/Esidoc-WS (application.yml), which also names
 * `Autre`. That a portal knows the other three words is assumed.
 */
const statuses: Readonly<Record<Role, string>> = {
  pupil: 'Elève',
  teacher: 'Enseignant',
  staff: 'Personnel',
  parent: 'Parent',
  other: 'Autre',
};

/**
 * What each field says of a user, empty where there is nothing to say.
 *
 * - `DATE_NAISSANCE_M` is `dd/mm/yyyy`. GIP-RECIA/Esidoc-WS passes on the directory's ENTPersonDateNaissance as it is,
 *   and académies' files give that as `06/06/1996`; its schema takes any text. That `entcore` portals read the same
 *   form is assumed.
 * - `CLASSE_M` is the first class of a pupil and nothing for anybody else, as GIP-RECIA/Esidoc-WS does: a teacher
 *   of nine classes is in none of them, and a list of borrowers by class shall hold its pupils.
 * - `DIVEMPR_M` holds all groups. GIP-RECIA/Esidoc-WS only ever writes one; that several stand side by side with
 *   ` / ` between them is assumed.
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

/** The text of a field as it is meant, whatever characters it holds. */
export function fieldValue(field: FeedField, keyed: KeyedUser, password: PasswordOf): string {
  return values[field](keyed, password);
}

/** `NOM Prénom`, written as the lists write them. */
function nameOf({ lastName, firstName }: User): string {
  return lastName === '' || firstName === '' ? lastName + firstName : `${lastName} ${firstName}`;
}

function frenchDate(date: CalendarDate | null): string {
  return date === null ? '' : `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/**
 * Characters that no XML 1.0 document may hold, not even as a reference: controls but tab and line ends, surrogates
 * that stand alone, U+FFFE and U+FFFF. Source: Extensible Markup Language (XML) 1.0, fifth edition, production 2.
 */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text without the characters that XML forbids. */
export function legalText(text: string): string {
  return text.replace(illegal, '');
}

/** The code points that XML forbids in a text, in their order; a lone surrogate as itself. */
export function illegalCodePoints(text: string): readonly number[] {
  return (text.match(illegal) ?? []).map((character) => character.codePointAt(0) ?? 0);
}

/** Whether nothing that can be read is left of a text in a feed. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > 0x20 && first < 0x7f) return false;
  return legalText(text).trim() === '';
}
