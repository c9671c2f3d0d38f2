import { type FindingLevel, listedName, type UserFinding } from '../domain/roster-finding.ts';
import type {
  ClassCount,
  Cut,
  FindingGroup,
  PersonLine,
  RosterDifference,
  RosterSummary,
} from '../domain/roster-import.ts';
import { countRoles, type User } from '../domain/user.ts';
import { compareRosters } from '../roster/compare.ts';

/** The most lines of one list that the page renders; the CSV report holds all. */
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

/** Counts users by role and pupils by class, classes in their usual order: `3A` before `3B` before `10A`. */
export function summarizeUsers(users: readonly User[]): RosterSummary {
  const classes = new Map<string, number>();
  for (const { role, classes: names } of users) {
    if (role !== 'pupil') continue;
    for (const name of names) classes.set(name, (classes.get(name) ?? 0) + 1);
  }
  return { users: users.length, roles: countRoles(users), classes: sortedClasses(classes) };
}

function sortedClasses(classes: ReadonlyMap<string, number>): readonly ClassCount[] {
  const order = new Intl.Collator('fr', { numeric: true });
  return [...classes]
    .map(([name, pupils]) => ({ name, pupils }))
    .sort((a, b) => order.compare(a.name, b.name));
}

const levels: readonly FindingLevel[] = ['error', 'warning', 'note'];

/** Groups findings by kind: errors first, then the kinds that concern most people. */
export function groupFindings(findings: readonly UserFinding[]): readonly FindingGroup[] {
  const groups = [...Map.groupBy(findings, ({ kind }) => kind)].flatMap(([kind, alike]) => {
    const [first] = alike;
    if (first === undefined) return [];
    const people = alike.reduce((sum, finding) => sum + peopleIn(finding), 0);
    return [{ level: first.level, kind, people, ...cut(alike, (finding) => finding) }];
  });
  return groups.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || b.people - a.people);
}

/** A finding is about one person, except about homonyms, who share one. */
function peopleIn({ kind, places }: UserFinding): number {
  return kind === 'homonyms' || kind === 'perhaps-same-person' ? places.length : 1;
}

/** Compares two rosters; of a changed number, the old and the new value are shown with its name. */
export function summarizeDifference(
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
