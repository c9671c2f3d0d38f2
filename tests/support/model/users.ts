import type { Person } from '../../../utils/domain/person.ts';
import type { Webspace } from '../../../utils/domain/webspace.ts';
import { school } from '../../sandbox/hosts.ts';
import { ledger, reservationLedger } from '../../sandbox/library/ledger.ts';
import { type Person as Member, people } from '../../sandbox/people.ts';

/** The users of the computer: two with loans, and two without, one of them a namesake. */
const users = { ines: people.ines, noe: people.noe, claire: people.claire, tiago: people.tiago } as const;

export type Who = keyof typeof users;
export const allUsers: readonly Who[] = ['ines', 'noe', 'claire', 'tiago'];

export function member(who: Who): Member {
  return users[who];
}

export function userOf(person: Member | null): Who | null {
  return allUsers.find((who) => users[who].identiteEnt === person?.identiteEnt) ?? null;
}

const webspaces = {
  'eleve.html': 'eleve',
  'professeur.html': 'professeur',
} as const satisfies Record<string, Webspace>;

/** The person as read from PRONOTE's banner. */
export function bannerOf(who: Who): Person {
  const { webspace, civility, familyName, givenName, className } = users[who];
  const fullName = [civility, familyName, givenName].filter((word) => word !== null).join(' ');
  return { webspace: webspaces[webspace], fullName, className, school: school.name };
}

/** The titles of this user in a ledger of the library; no other user has borrowed them. */
function titlesOf(who: Who, lines: readonly { identiteEnt: string; title: string }[]): readonly string[] {
  return lines.filter(({ identiteEnt }) => identiteEnt === users[who].identiteEnt).map(({ title }) => title);
}

/** The names and titles of other users that a text contains. */
export function othersIn(text: string, who: Who | null): readonly string[] {
  // Users have reservations of what others have borrowed.
  const awaited = who === null ? [] : titlesOf(who, reservationLedger);
  return allUsers
    .filter((other) => other !== who)
    .flatMap((other) => [bannerOf(other).fullName, ...titlesOf(other, ledger)])
    .filter((words) => text.includes(words) && !awaited.includes(words));
}
