import type { FoundField } from '../domain/roster-finding.ts';
import type { User } from '../domain/user.ts';
import { alike, comparedName, contradict, numberMarks } from './same-person.ts';

/** A user before and after, and the fields that differ. */
interface UserChange {
  readonly before: User;
  readonly after: User;
  readonly fields: readonly FoundField[];
  /** Names of the numbers whose value changed. */
  readonly renumbered: readonly string[];
}

export interface RosterChange {
  readonly added: readonly User[];
  readonly removed: readonly User[];
  readonly changed: readonly UserChange[];
  readonly unchanged: readonly User[];
}

const comparedFields: readonly Exclude<FoundField, 'numbers'>[] = [
  'role',
  'lastName',
  'firstName',
  'birthDate',
  'classes',
  'groups',
  'schools',
  'address',
  'postalCode',
  'town',
  'phone',
  'email',
  'leftOn',
];

/**
 * Compares two rosters. A person is matched by name, role and date of birth; else by a personal number, when name or
 * date of birth agree; else by name and role, when one of the two rosters has no date. Only unambiguous matches count:
 * in doubt one person is removed and another added.
 */
export function compareRosters(before: readonly User[], after: readonly User[]): RosterChange {
  const matching = new Matching(before, after);
  matching.pair((user) => [`${nameAndDate(user)}|${textOf(user.classes)}|${JSON.stringify(user.numbers)}`]);
  matching.pair((user) => [nameAndDate(user)]);
  matching.pair(numberMarks, (one, other) => alike(one, other));
  matching.pair(
    (user) => [`${user.role}|${comparedName(user)}`],
    (one, other) => !contradict(one, other),
  );
  const changes = matching.pairs.map(([one, other]) => changeOf(one, other));
  return {
    added: [...matching.after],
    removed: [...matching.before],
    changed: changes.filter(({ fields }) => fields.length > 0),
    unchanged: changes.filter(({ fields }) => fields.length === 0).map(({ after: user }) => user),
  };
}

function nameAndDate(user: User): string {
  return `${user.role}|${user.birthDate ?? ''}|${comparedName(user)}`;
}

class Matching {
  readonly before: Set<User>;
  readonly after: Set<User>;
  readonly pairs: (readonly [User, User])[] = [];

  constructor(before: readonly User[], after: readonly User[]) {
    this.before = new Set(before);
    this.after = new Set(after);
  }

  /** Pairs users who share a mark that is unique on both sides. */
  pair(
    marksOf: (user: User) => readonly string[],
    fits: (one: User, other: User) => boolean = () => true,
  ): void {
    const others = uniqueByMark(this.after, marksOf);
    for (const [mark, one] of uniqueByMark(this.before, marksOf)) {
      const other = others.get(mark);
      if (!one || !other || !this.before.has(one) || !this.after.has(other) || !fits(one, other)) continue;
      this.pairs.push([one, other]);
      this.before.delete(one);
      this.after.delete(other);
    }
  }
}

/** The user of each mark; null where several have it. */
function uniqueByMark(
  users: ReadonlySet<User>,
  marksOf: (user: User) => readonly string[],
): ReadonlyMap<string, User | null> {
  const byMark = new Map<string, User | null>();
  for (const user of users) {
    for (const mark of marksOf(user)) byMark.set(mark, byMark.has(mark) ? null : user);
  }
  return byMark;
}

function changeOf(before: User, after: User): UserChange {
  const fields: FoundField[] = comparedFields.filter((field) => !isSame(before[field], after[field]));
  const numbers = differentNumbers(before.numbers, after.numbers);
  if (numbers.length > 0) fields.push('numbers');
  const renumbered = numbers.filter(
    (name) => Object.hasOwn(before.numbers, name) && Object.hasOwn(after.numbers, name),
  );
  return { before, after, fields, renumbered };
}

/** The names of numbers that are missing on one side or differ. */
function differentNumbers(before: User['numbers'], after: User['numbers']): readonly string[] {
  const names = Object.keys(before).filter((name) => before[name] !== after[name]);
  return [...names, ...Object.keys(after).filter((name) => !Object.hasOwn(before, name))];
}

type Value = string | null | readonly string[];

/** Compares without sorting first, since most fields of most people are identical. */
function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (
    isList(one) &&
    isList(other) &&
    one.length === other.length &&
    one.every((item, i) => item === other[i])
  )
    return true;
  return textOf(one) === textOf(other);
}

function isList(value: Value): value is readonly string[] {
  return typeof value === 'object' && value !== null;
}

/** Lists are sorted: the order of classes is irrelevant. */
function textOf(value: Value): string {
  if (!isList(value)) return value ?? '';
  return value.length < 2 ? (value[0] ?? '') : value.toSorted().join('\n');
}
