import { daysBetween } from '../domain/calendar-date.ts';
import { listedName, type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { Place, User } from '../domain/user.ts';
import type { ReadList } from '../domain/user-list.ts';
import { alike, comparedName, contradict, numberMarks } from './same-person.ts';

/** The users of a school or a campus, and all findings about them. */
export interface Roster {
  readonly users: readonly User[];
  readonly findings: readonly UserFinding[];
}

/** Precedence of lists for a field: the administration's files before copied texts. */
const shapeOrder = ['siecle', 'sts', 'text'];

/**
 * Merges lists into one roster, independently of their order. Two entries are one person when they have the same role
 * and share a personal number and a name or a date of birth, or when names and dates of birth agree, and nothing
 * contradicts. Equal names alone never merge two people: `checkRoster` reports them.
 */
export function mergeLists(lists: readonly ReadList[]): Roster {
  const ordered = lists.toSorted(
    (a, b) => shapeOrder.indexOf(a.shape) - shapeOrder.indexOf(b.shape) || compareTexts(a.file, b.file),
  );
  let users: readonly User[] = ordered.flatMap((list) => list.users);
  // A merged entry's number or date may connect two other entries: repeat until nothing changes.
  for (let before = Number.POSITIVE_INFINITY; users.length < before; ) {
    before = users.length;
    users = mergedOnce(users);
  }
  const merges = users.filter(({ places }) => places.length > 1).map(samePersonFinding);
  return {
    users: users.toSorted(compareUsers),
    findings: [...ordered.flatMap((list) => list.findings), ...merges],
  };
}

function samePersonFinding(user: User): UserFinding {
  return userFinding('same-person', { name: listedName(user), places: user.places });
}

/** More people of one name and date are an error in the list, which must not take quadratic time. */
const mostAlike = 50;

function mergedOnce(users: readonly User[]): readonly User[] {
  const people: User[] = [];
  const byMark = new Map<string, number | number[]>();
  for (const user of users) {
    const marks = marksOf(user);
    const at = marks.flatMap((mark) => byMark.get(mark) ?? []).find((index) => isSame(people[index], user));
    const known = at === undefined ? undefined : people[at];
    const person = known === undefined ? user : merged(known, user);
    const index = at ?? people.length;
    people[index] = person;
    for (const mark of known === undefined ? marks : marksOf(person)) remember(byMark, mark, index);
  }
  return people;
}

/** A single index is stored without an array, since nearly all marks have one: a sixth less time for 100 000 users. */
function remember(byMark: Map<string, number | number[]>, mark: string, index: number): void {
  const indices = byMark.get(mark);
  if (indices === undefined) byMark.set(mark, index);
  else if (typeof indices === 'number') {
    if (indices !== index) byMark.set(mark, [indices, index]);
  } else if (indices.length < mostAlike && !indices.includes(index)) indices.push(index);
}

function isSame(known: User | undefined, user: User): boolean {
  return known !== undefined && !contradict(known, user) && alike(known, user);
}

function marksOf(user: User): readonly string[] {
  const numbers = numberMarks(user);
  return user.birthDate === null
    ? numbers
    : [...numbers, `${user.role}|${user.birthDate}|${comparedName(user)}`];
}

function merged(one: User, other: User): User {
  return {
    role: one.role,
    lastName: one.lastName,
    firstName: one.firstName || other.firstName,
    birthDate: one.birthDate ?? other.birthDate,
    classes: union(one.classes, other.classes),
    groups: union(one.groups, other.groups),
    schools: union(one.schools, other.schools).toSorted(),
    address: one.address || other.address,
    postalCode: one.postalCode || other.postalCode,
    town: one.town || other.town,
    phone: one.phone || other.phone,
    email: one.email || other.email,
    numbers: { ...other.numbers, ...one.numbers },
    leftOn: leftOn(one, other),
    places: allPlaces(one.places, other.places),
  };
}

/** A user who has left in one list only is still at the school or campus. */
function leftOn(one: User, other: User): User['leftOn'] {
  if (one.leftOn === null || other.leftOn === null) return null;
  return daysBetween(one.leftOn, other.leftOn) > 0 ? other.leftOn : one.leftOn;
}

function union<Item>(one: readonly Item[], other: readonly Item[]): readonly Item[] {
  return [...new Set([...one, ...other])];
}

function allPlaces(one: readonly Place[], other: readonly Place[]): readonly Place[] {
  const known = new Set(one.map(({ file, line }) => `${line} ${file}`));
  return [...one, ...other.filter(({ file, line }) => !known.has(`${line} ${file}`))];
}

function compareUsers(a: User, b: User): number {
  return (
    compareTexts(a.role, b.role) ||
    compareTexts(a.lastName, b.lastName) ||
    compareTexts(a.firstName, b.firstName) ||
    compareTexts(a.birthDate ?? '', b.birthDate ?? '') ||
    compareTexts(a.places[0]?.file ?? '', b.places[0]?.file ?? '') ||
    (a.places[0]?.line ?? 0) - (b.places[0]?.line ?? 0)
  );
}

/** Compares by code unit, independently of the locale. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
