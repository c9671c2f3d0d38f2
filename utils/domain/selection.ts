import type { CalendarDate } from './calendar-date.ts';
import { classMatcher } from './class-pattern.ts';
import type { Portal } from './portal.ts';
import { forEachRole, type KeyedUser, type Role, roles, type User } from './user.ts';
import type { Webspace } from './webspace.ts';

/** The users a portal is for, from its settings. */
export interface Audience {
  readonly roles: ReadonlySet<Role>;
  /** Whether the portal is for a class; null when it is for all. */
  readonly isOfClass: ((className: string) => boolean) | null;
  /** Users who left the school by this day are excluded. */
  readonly today: CalendarDate;
}

/** Keys of the users whom the administrator selected or deselected, contrary to the audience. */
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
  /** Pupils by class, in order of appearance; a pupil of several classes counts in each. */
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

/** The users who can open the portal from PRONOTE: those of its webspaces and classes. */
export function audienceOf(
  { webspaces, classes }: Pick<Portal, 'webspaces' | 'classes'>,
  today: CalendarDate,
): Audience {
  const named = webspaces.length === 0 ? roles : webspaces.map((webspace) => roleOf[webspace]);
  return { roles: new Set(named), isOfClass: classes.length === 0 ? null : classMatcher(classes), today };
}

/**
 * Whether a user belongs to the audience. Classes restrict pupils with a class only: PRONOTE's page has a class for
 * pupils only, and the extension shows the portal to all others.
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

/** The users to export, in their order. */
export function select(
  users: readonly KeyedUser[],
  audience: Audience,
  exceptions: Exceptions,
): readonly KeyedUser[] {
  return users.filter((one) => isSelected(one, audience, exceptions));
}

/**
 * The exceptions after users were selected or deselected: none for a user whom the audience already treats so. Stored
 * exceptions of other users, who may be missing from today's lists, are kept.
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

/** The listed users whose selection differs from the audience. */
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
  const ofRoles = forEachRole(emptyTally);
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
