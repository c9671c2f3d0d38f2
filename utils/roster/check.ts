import { addMonths, type CalendarDate } from '../domain/calendar-date.ts';
import { classMatcher } from '../domain/class-pattern.ts';
import type { Rne } from '../domain/rne.ts';
import {
  type FindingKind,
  type FoundField,
  listedName,
  type UserFinding,
  userFinding,
} from '../domain/roster-finding.ts';
import type { User } from '../domain/user.ts';
import type { Roster } from './merge.ts';
import { comparedName, contradict, numberMarks, shownMark } from './same-person.ts';

export interface CheckContext {
  readonly today: CalendarDate;
  /** The classes that the portal is for, `*` for any run of characters; null when unknown. */
  readonly knownClasses: readonly string[] | null;
  /** The schools that the portal is for; null or empty when unknown. */
  readonly portalSchools: readonly Rne[] | null;
}

/** From nursery school to the last year of a BTS, with some years of delay; other ages are reported and kept. */
const pupilAges = { least: 2, most: 30 };

/**
 * Checks a whole roster: leaves out leavers, users of other schools and users with a duplicate number; removes future
 * dates of birth; reports missing data, homonyms and unknown classes.
 */
export function checkRoster(roster: Roster, context: CheckContext): Roster {
  const findings: UserFinding[] = [...roster.findings];
  const report = (kind: FindingKind, user: User, field: FoundField | null, text = '') => {
    findings.push(userFinding(kind, { field, text, name: listedName(user), places: user.places }));
  };
  const here = roster.users.filter((user) => isHere(user, context, report));
  const shared = sharedNumbers(here);
  const kept: User[] = [];
  for (const user of here) {
    const mark = numberMarks(user).find((one) => shared.has(one));
    if (mark !== undefined) report('duplicate-number', user, 'numbers', shownMark(mark));
    else kept.push(user);
  }
  const impossible = placesOf(roster.findings, 'impossible-birth-date');
  const dates = datesFor(context.today);
  const users = kept.map((user) => checkedDate(user, dates, impossible, report));
  for (const user of users) {
    if (user.role === 'pupil' && user.classes.length === 0) report('missing-class', user, 'classes');
  }
  findings.push(...unknownClasses(users, context.knownClasses), ...homonymFindings(users));
  return { users, findings };
}

type Report = (kind: FindingKind, user: User, field: FoundField | null, text?: string) => void;

function isHere(user: User, { today, portalSchools }: CheckContext, report: Report): boolean {
  if (user.leftOn !== null && user.leftOn <= today) {
    report('leaver', user, 'leftOn', user.leftOn);
    return false;
  }
  const foreign =
    portalSchools !== null &&
    portalSchools.length > 0 &&
    user.schools.length > 0 &&
    !user.schools.some((school) => portalSchools.includes(school));
  if (foreign) report('other-school', user, 'schools', user.schools.join(', '));
  return !foreign;
}

function sharedNumbers(users: readonly User[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const mark of users.flatMap(numberMarks)) {
    if (seen.has(mark)) shared.add(mark);
    seen.add(mark);
  }
  return shared;
}

/** Today, and the range of plausible dates of birth of a pupil. */
interface Dates {
  readonly today: CalendarDate;
  readonly oldest: CalendarDate;
  readonly youngest: CalendarDate;
}

function datesFor(today: CalendarDate): Dates {
  const yearsAgo = (years: number) => addMonths(today, -12 * years);
  return { today, oldest: yearsAgo(pupilAges.most + 1), youngest: yearsAgo(pupilAges.least) };
}

function checkedDate(
  user: User,
  { today, oldest, youngest }: Dates,
  impossible: ReadonlySet<string>,
  report: Report,
): User {
  if (user.birthDate === null) {
    const isReported = user.places.some(({ file, line }) => impossible.has(`${line} ${file}`));
    if (user.role === 'pupil' && !isReported) report('missing-birth-date', user, 'birthDate');
    return user;
  }
  if (user.birthDate > today) {
    report('future-birth-date', user, 'birthDate', user.birthDate);
    return { ...user, birthDate: null };
  }
  if (user.role === 'pupil' && (user.birthDate > youngest || user.birthDate < oldest)) {
    report('implausible-age', user, 'birthDate', user.birthDate);
  }
  return user;
}

function placesOf(findings: readonly UserFinding[], kind: FindingKind): ReadonlySet<string> {
  const found = findings.filter((finding) => finding.kind === kind);
  return new Set(found.flatMap(({ places }) => places.map(({ file, line }) => `${line} ${file}`)));
}

/** One finding for each class that the portal does not know, with all its members. */
function unknownClasses(users: readonly User[], known: readonly string[] | null): readonly UserFinding[] {
  if (known === null) return [];
  const isKnown = classMatcher(known);
  const unknown = new Map<string, User[]>();
  for (const user of users) {
    for (const className of user.classes) {
      if (isKnown(className)) continue;
      const others = unknown.get(className) ?? [];
      others.push(user);
      unknown.set(className, others);
    }
  }
  return [...unknown].map(([className, people]) =>
    userFinding('unknown-class', {
      field: 'classes',
      text: className,
      places: people.flatMap(({ places }) => places),
    }),
  );
}

/**
 * People of one role and name, reported and never merged: `homonyms` where dates of birth or numbers distinguish them
 * all, else `perhaps-same-person`, which a person has to check.
 */
function homonymFindings(users: readonly User[]): readonly UserFinding[] {
  const byName = new Map<string, User[]>();
  for (const user of users) {
    const name = `${user.role}|${comparedName(user)}`;
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [user]);
    else others.push(user);
  }
  return [...byName.values()].filter((people) => people.length > 1).map(homonymFinding);
}

function homonymFinding(people: readonly User[]): UserFinding {
  const [first] = people;
  return userFinding(areDistinct(people) ? 'homonyms' : 'perhaps-same-person', {
    name: first === undefined ? '' : listedName(first),
    text: people.map(({ birthDate }) => birthDate ?? '?').join(', '),
    places: people.flatMap(({ places }) => places),
  });
}

/** More people of one name are an error in the list; comparing all pairs would take quadratic time. */
const mostCompared = 50;

function areDistinct(people: readonly User[]): boolean {
  if (people.length > mostCompared) return false;
  return people.every((one, index) => people.slice(index + 1).every((other) => contradict(one, other)));
}
