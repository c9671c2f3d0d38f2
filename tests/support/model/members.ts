import type { Person } from '../../../utils/domain/person.ts';
import type { Webspace } from '../../../utils/domain/webspace.ts';
import { school } from '../../sandbox/hosts.ts';
import { ledger, reservationLedger } from '../../sandbox/library/ledger.ts';
import { type Person as Member, people } from '../../sandbox/people.ts';

/** Those who share the computer: two who have borrowed, and two who have not, one of them with the other's name. */
const members = { ines: people.ines, noe: people.noe, claire: people.claire, tiago: people.tiago } as const;

export type Who = keyof typeof members;
export const everyone: readonly Who[] = ['ines', 'noe', 'claire', 'tiago'];

export function member(who: Who): Member {
  return members[who];
}

export function whoIs(person: Member | null): Who | null {
  return everyone.find((who) => members[who].identiteEnt === person?.identiteEnt) ?? null;
}

const webspaces = {
  'eleve.html': 'eleve',
  'professeur.html': 'professeur',
} as const satisfies Record<string, Webspace>;

/** The person as the panel reads them in PRONOTE's banner. */
export function bannerOf(who: Who): Person {
  const { webspace, civility, familyName, givenName, className } = members[who];
  const fullName = [civility, familyName, givenName].filter((word) => word !== null).join(' ');
  return { webspace: webspaces[webspace], fullName, className, school: school.name };
}

/** Titles on this person's lines of a ledger of the library; nobody else has borrowed them. */
function titlesOf(who: Who, lines: readonly { identiteEnt: string; title: string }[]): readonly string[] {
  return lines
    .filter(({ identiteEnt }) => identiteEnt === members[who].identiteEnt)
    .map(({ title }) => title);
}

/** What a text says of the others: their names, and what they have borrowed. */
export function othersIn(text: string, who: Who | null): readonly string[] {
  // People wait for what others have borrowed.
  const awaited = who === null ? [] : titlesOf(who, reservationLedger);
  return everyone
    .filter((other) => other !== who)
    .flatMap((other) => [bannerOf(other).fullName, ...titlesOf(other, ledger)])
    .filter((words) => text.includes(words) && !awaited.includes(words));
}
