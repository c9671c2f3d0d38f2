import type { CalendarDate } from './calendar-date.ts';
import { classMatcher } from './class-pattern.ts';
import type { Portal } from './portal.ts';
import { type KeyedUser, type Role, roles, type User } from './user.ts';
import type { Webspace } from './webspace.ts';

/** Whom a portal is for, as its settings tell. */
export interface Audience {
  readonly roles: ReadonlySet<Role>;
  /** Whether a class is one of the portal's; null where it is for all. */
  readonly isOfClass: ((className: string) => boolean) | null;
  /** Who left the school on this day or before is not of it. */
  readonly today: CalendarDate;
}

/** Keys of the users that the administrator ticked, or unticked, against the audience. */
export interface Exceptions {
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

interface Tally {
  readonly selected: number;
  readonly total: number;
}

export interface SelectionCounts extends Tally {
  readonly roles: Readonly<Record<Role, Tally>>;
  /** Pupils by class, in the order in which the classes come; a pupil of several counts in each. */
  readonly classes: ReadonlyMap<string, Tally>;
}

export const noExceptions: Exceptions = { included: new Set(), excluded: new Set() };

const roleOf: Readonly<Record<Webspace, Role>> = {
  eleve: 'pupil',
  parent: 'parent',
  professeur: 'teacher',
  viescolaire: 'staff',
  direction: 'staff',
  accompagnant: 'other',
  entreprise: 'other',
  academie: 'other',
  tuteur: 'other',
};

/** The users who may open the portal from PRONOTE: those of its webspaces, and of its classes. */
export function audienceOf(
  { webspaces, classes }: Pick<Portal, 'webspaces' | 'classes'>,
  today: CalendarDate,
): Audience {
  const named = webspaces.length === 0 ? roles : webspaces.map((webspace) => roleOf[webspace]);
  return { roles: new Set(named), isOfClass: classes.length === 0 ? null : classMatcher(classes), today };
}

/**
 * Whether the audience holds this user. Classes tell pupils apart, and nobody else, nor a pupil without any: just as
 * PRONOTE's page gives a class for pupils only, and the portal is shown to all others.
 */
function isAudience(user: User, { roles, isOfClass, today }: Audience): boolean {
  if (!roles.has(user.role) || (user.leftOn !== null && user.leftOn <= today)) return false;
  if (user.role !== 'pupil' || isOfClass === null || user.classes.length === 0) return true;
  return user.classes.some(isOfClass);
}

export function isSelected({ key, user }: KeyedUser, audience: Audience, exceptions: Exceptions): boolean {
  if (exceptions.included.has(key)) return true;
  return !exceptions.excluded.has(key) && isAudience(user, audience);
}

/** The users that go out to the portal, in their order. */
export function select(
  users: readonly KeyedUser[],
  audience: Audience,
  exceptions: Exceptions,
): readonly KeyedUser[] {
  return users.filter((one) => isSelected(one, audience, exceptions));
}

/**
 * The exceptions after some users were ticked or unticked: none for a user whom the audience has right by itself.
 * What is remembered of others, who may be in no list today, stays.
 */
export function toggle(
  exceptions: Exceptions,
  audience: Audience,
  some: Iterable<KeyedUser>,
  on: boolean,
): Exceptions {
  const included = new Set(exceptions.included);
  const excluded = new Set(exceptions.excluded);
  for (const { key, user } of some) {
    included.delete(key);
    excluded.delete(key);
    if (isAudience(user, audience) !== on) (on ? included : excluded).add(key);
  }
  return { included, excluded };
}

export function ofRole(users: readonly KeyedUser[], role: Role): readonly KeyedUser[] {
  return users.filter(({ user }) => user.role === role);
}

/** The pupils of a class. */
export function ofClass(users: readonly KeyedUser[], className: string): readonly KeyedUser[] {
  return users.filter(({ user }) => user.role === 'pupil' && user.classes.includes(className));
}

/** The users who are ticked, or not, against what the audience says; an exception for nobody here is not among them. */
export function shownExceptions(
  users: readonly KeyedUser[],
  audience: Audience,
  exceptions: Exceptions,
): { readonly included: readonly KeyedUser[]; readonly excluded: readonly KeyedUser[] } {
  const isHeld = ({ user }: KeyedUser) => isAudience(user, audience);
  return {
    included: users.filter((one) => exceptions.included.has(one.key) && !isHeld(one)),
    excluded: users.filter(
      (one) => exceptions.excluded.has(one.key) && !exceptions.included.has(one.key) && isHeld(one),
    ),
  };
}

export function countSelection(
  users: readonly KeyedUser[],
  audience: Audience,
  exceptions: Exceptions,
): SelectionCounts {
  const all = emptyTally();
  const ofRoles = {
    pupil: emptyTally(),
    teacher: emptyTally(),
    staff: emptyTally(),
    parent: emptyTally(),
    other: emptyTally(),
  };
  const classes = new Map<string, Count>();
  for (const one of users) {
    const selected = isSelected(one, audience, exceptions) ? 1 : 0;
    add(all, selected);
    add(ofRoles[one.user.role], selected);
    if (one.user.role !== 'pupil') continue;
    for (const name of one.user.classes) {
      const known = classes.get(name) ?? emptyTally();
      classes.set(name, known);
      add(known, selected);
    }
  }
  return { ...all, roles: ofRoles, classes };
}

interface Count {
  selected: number;
  total: number;
}

function emptyTally(): Count {
  return { selected: 0, total: 0 };
}

function add(count: Count, selected: 0 | 1): void {
  count.selected += selected;
  count.total += 1;
}
