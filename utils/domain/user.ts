import type { CalendarDate } from './calendar-date.ts';
import type { Rne } from './rne.ts';

/** A user's role at the school, as far as its library is concerned. */
export const roles = ['pupil', 'teacher', 'staff', 'parent', 'other'] as const;

export type Role = (typeof roles)[number];

/** The origin of an entry: a file by the name that the administrator picked, and a line, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A member of the school, as listed by its administration. Missing texts are empty. */
export interface User {
  readonly role: Role;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: CalendarDate | null;
  /** "Divisions": one for most pupils, several for most teachers. */
  readonly classes: readonly string[];
  readonly groups: readonly string[];
  /** Empty when the lists name no school. */
  readonly schools: readonly Rne[];
  readonly address: string;
  readonly postalCode: string;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
  /** Identifiers by their name in the list they come from: `INE`, `ELEVE_ID`, `ELENOET`, `STS`, or a column's header. */
  readonly numbers: Readonly<Record<string, string>>;
  /** The day on which they left the school; null for current members. */
  readonly leftOn: CalendarDate | null;
  /** The origins of this entry; several when lists were merged. */
  readonly places: readonly Place[];
}

/**
 * The source of a user's stable key (`IDENTITE_ENT_M`, by which the portal joins sign-on and loans): a number of
 * `User.numbers`, by its name, or names and date of birth.
 */
export type KeyRule = { readonly kind: 'number'; readonly name: string } | { readonly kind: 'derived' };

/** A user with their stable key at the portals. */
export interface KeyedUser {
  readonly key: string;
  readonly user: User;
}

export type RoleCounts = Readonly<Record<Role, number>>;

/** A record with a value of its own for each role. */
export function forEachRole<Value>(value: (role: Role) => Value): Record<Role, Value> {
  return {
    pupil: value('pupil'),
    teacher: value('teacher'),
    staff: value('staff'),
    parent: value('parent'),
    other: value('other'),
  };
}

export function countRoles(users: readonly User[]): RoleCounts {
  const counts = forEachRole(() => 0);
  for (const { role } of users) counts[role] += 1;
  return counts;
}
