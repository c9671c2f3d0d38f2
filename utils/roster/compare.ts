import type { FoundField } from '../domain/roster-finding.ts';
import type { User } from '../domain/user.ts';
import { alike, comparedName, contradict, numberMarks } from './same-person.ts';

/** A user before and after, and which fields are not the same; a number is told by its own name. */
interface UserChange {
  readonly before: User;
  readonly after: User;
  readonly fields: readonly FoundField[];
  /** Names of the numbers that the person had before and has otherwise now. */
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
 * What is new in a roster. A person is found again by name, role and date of birth; else by a personal number, when
 * name or date of birth agree; else by name and role, when one of the two rosters gives no date. Only pairs that
 * nobody else could form count: in doubt somebody is removed and somebody added.
 */
export function compareRosters(before: readonly User[], after: readonly User[]): RosterChange {
  const pairing = new Pairing(before, after);
  pairing.pair((user) => [`${nameAndDate(user)}|${textOf(user.classes)}|${JSON.stringify(user.numbers)}`]);
  pairing.pair((user) => [nameAndDate(user)]);
  pairing.pair(numberMarks, (one, other) => alike(one, other));
  pairing.pair(
    (user) => [`${user.role}|${comparedName(user)}`],
    (one, other) => !contradict(one, other),
  );
  const changes = pairing.pairs.map(([one, other]) => changeOf(one, other));
  return {
    added: [...pairing.after],
    removed: [...pairing.before],
    changed: changes.filter(({ fields }) => fields.length > 0),
    unchanged: changes.filter(({ fields }) => fields.length === 0).map(({ after: user }) => user),
  };
}

function nameAndDate(user: User): string {
  return `${user.role}|${user.birthDate ?? ''}|${comparedName(user)}`;
}

class Pairing {
  readonly before: Set<User>;
  readonly after: Set<User>;
  readonly pairs: (readonly [User, User])[] = [];

  constructor(before: readonly User[], after: readonly User[]) {
    this.before = new Set(before);
    this.after = new Set(after);
  }

  /** Pairs those who alone bear a mark on both sides. */
  pair(
    marksOf: (user: User) => readonly string[],
    fits: (one: User, other: User) => boolean = () => true,
  ): void {
    const others = soleBearers(this.after, marksOf);
    for (const [mark, one] of soleBearers(this.before, marksOf)) {
      const other = others.get(mark);
      if (!one || !other || !this.before.has(one) || !this.after.has(other) || !fits(one, other)) continue;
      this.pairs.push([one, other]);
      this.before.delete(one);
      this.after.delete(other);
    }
  }
}

/** By mark, who bears it; null where several do. */
function soleBearers(
  users: ReadonlySet<User>,
  marksOf: (user: User) => readonly string[],
): ReadonlyMap<string, User | null> {
  const bearers = new Map<string, User | null>();
  for (const user of users) {
    for (const mark of marksOf(user)) bearers.set(mark, bearers.has(mark) ? null : user);
  }
  return bearers;
}

function changeOf(before: User, after: User): UserChange {
  const fields: FoundField[] = comparedFields.filter((field) => !isSame(before[field], after[field]));
  const numbers = otherNumbers(before.numbers, after.numbers);
  if (numbers.length > 0) fields.push('numbers');
  const renumbered = numbers.filter(
    (name) => Object.hasOwn(before.numbers, name) && Object.hasOwn(after.numbers, name),
  );
  return { before, after, fields, renumbered };
}

/** The names of numbers that one has and the other has not, or otherwise. */
function otherNumbers(before: User['numbers'], after: User['numbers']): readonly string[] {
  const names = Object.keys(before).filter((name) => before[name] !== after[name]);
  return [...names, ...Object.keys(after).filter((name) => !Object.hasOwn(before, name))];
}

type Value = string | null | readonly string[];

/** Most fields of most people are the same as they stand; nothing is put in order for those. */
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

/** Classes in another order are the same classes. */
function textOf(value: Value): string {
  if (!isList(value)) return value ?? '';
  return value.length < 2 ? (value[0] ?? '') : value.toSorted().join('\n');
}
