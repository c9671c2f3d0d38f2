import { type FindingLevel, listedName, type UserFinding } from '../domain/roster-finding.ts';
import type {
  ClassCount,
  Cut,
  FindingGroup,
  PersonLine,
  RosterDifference,
  RosterSummary,
} from '../domain/roster-import.ts';
import type { User } from '../domain/user.ts';
import { compareRosters } from '../roster/compare.ts';

/** More lines than this nobody reads on a page, and each has a price there: the report holds them all. */
const mostShown = 500;

function cut<Item, Shown>(items: readonly Item[], show: (item: Item) => Shown): Cut<Shown> {
  return { count: items.length, shown: items.slice(0, mostShown).map(show) };
}

export function personLine(user: User): PersonLine {
  return {
    name: listedName(user),
    role: user.role,
    classes: user.classes.join(', '),
    birthDate: user.birthDate,
  };
}

/** How many of each role, and how many pupils in each class, in the order in which a school counts its classes. */
export function summaryOf(users: readonly User[]): RosterSummary {
  const roles = { pupil: 0, teacher: 0, staff: 0, parent: 0, other: 0 };
  const classes = new Map<string, number>();
  for (const { role, classes: names } of users) {
    roles[role] += 1;
    if (role !== 'pupil') continue;
    for (const name of names) classes.set(name, (classes.get(name) ?? 0) + 1);
  }
  return { users: users.length, roles, classes: inOrder(classes) };
}

/** `3A` before `3B` before `10A`. */
function inOrder(classes: ReadonlyMap<string, number>): readonly ClassCount[] {
  const order = new Intl.Collator('fr', { numeric: true });
  return [...classes]
    .map(([name, pupils]) => ({ name, pupils }))
    .sort((a, b) => order.compare(a.name, b.name));
}

const levels: readonly FindingLevel[] = ['error', 'warning', 'note'];

export function groupsOf(findings: readonly UserFinding[]): readonly FindingGroup[] {
  const byKind = new Map<string, UserFinding[]>();
  for (const finding of findings) {
    const others = byKind.get(finding.kind);
    if (others === undefined) byKind.set(finding.kind, [finding]);
    else others.push(finding);
  }
  const groups = [...byKind.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const people = alike.reduce((sum, finding) => sum + peopleIn(finding), 0);
    return [{ level: first.level, kind: first.kind, people, ...cut(alike, (finding) => finding) }];
  });
  return groups.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || b.people - a.people);
}

/** One finding is about one person, but for namesakes, who are told together. */
function peopleIn({ kind, places }: UserFinding): number {
  return kind === 'homonyms' || kind === 'perhaps-same-person' ? places.length : 1;
}

/** What is new; personal numbers are told by their names. */
export function differenceOf(
  before: readonly User[],
  unreadable: number,
  after: readonly User[],
): RosterDifference {
  const { added, removed, changed, unchanged } = compareRosters(before, after);
  const renumbered = changed.filter((one) => one.renumbered.length > 0);
  return {
    before: before.length,
    unreadable,
    added: cut(added, personLine),
    removed: cut(removed, personLine),
    changed: cut(changed, ({ after: user, fields }) => ({ person: personLine(user), fields })),
    unchanged: unchanged.length,
    renumbered: cut(renumbered, (one) => ({
      person: personLine(one.after),
      numbers: one.renumbered
        .map((name) => `${name} ${one.before.numbers[name] ?? ''} → ${one.after.numbers[name] ?? ''}`)
        .join(', '),
    })),
  };
}
