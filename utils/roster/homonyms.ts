import { listedName, type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { User } from '../domain/user.ts';
import { comparedName, contradict } from './same-person.ts';

/**
 * People of one role who have the same name, flagged and never merged. Where dates of birth or numbers tell them all
 * apart they are `homonyms`; where not, they are `perhaps-same-person`, and a person has to look.
 */
export function homonymFindings(users: readonly User[]): readonly UserFinding[] {
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
  return userFinding(areToldApart(people) ? 'homonyms' : 'perhaps-same-person', {
    name: first === undefined ? '' : listedName(first),
    text: people.map(({ birthDate }) => birthDate ?? '?').join(', '),
    places: people.flatMap(({ places }) => places),
  });
}

/** More people of one name than this are a list's mistake; comparing all pairs of them would take for ever. */
const mostCompared = 50;

function areToldApart(people: readonly User[]): boolean {
  if (people.length > mostCompared) return false;
  return people.every((one, index) => people.slice(index + 1).every((other) => contradict(one, other)));
}
