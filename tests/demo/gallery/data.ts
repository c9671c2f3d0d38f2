import { addDays, localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Loan } from '../../../utils/domain/loan.ts';
import { exportRecord, otherSchool } from '../../fixtures/exported.ts';
import { addresses, school } from '../../sandbox/hosts.ts';
import { inventedPupils } from '../../support/roster-data.ts';

/** The second library of an invented campus, with a long name. */
export const otherPortal = {
  id: 'lycee',
  name: 'CDI du lycée polyvalent Jeanne-Imaginaire',
  description: 'Le portail du lycée',
} as const;

/** A portal whose servers all fail. */
export const brokenPortal = {
  ...{ id: 'annexe', name: 'Bibliothèque de l’internat', address: 'https://9990075c.esidoc.fr' },
  delegation: { kind: 'none' },
} as const;

const titles = [
  'Le Petit Prince',
  'Vingt mille lieues sous les mers',
  'Histoire de la très longue traversée que firent trois enfants et un âne, du port de Saint-Imaginaire jusqu’aux îles',
  'Planète Curieuse n°135',
  'Anticonstitutionnellementvôtre',
  'L’été où tout a fondu',
];

/** `count` loans: the first ones overdue, then due from today on, some without a date. */
export function manyLoans(count: number): readonly Loan[] {
  return Array.from({ length: count }, (_, place) => inventedLoan(place));
}

function inventedLoan(place: number): Loan {
  const today = localCalendarDate(new Date());
  const ahead = place - 3;
  const title = titles[place % titles.length] ?? '';
  const due = { state: 'current', dueOn: addDays(today, ahead) } as const;
  const late = { state: 'late', dueOn: addDays(today, ahead * 8) } as const;
  const undated = { state: 'current', dueOn: null } as const;
  return {
    id: `invented-${place}`,
    title: place < titles.length ? title : `${title}, tome ${place}`,
    ...(place % 25 === 24 ? undated : ahead < 0 ? late : due),
    borrowedOn: addDays(today, ahead - 21),
    returnedOn: null,
    recordAddress: place % 2 === 0 ? `${addresses.portal}document/id_9990001x_${place}.html` : null,
    callNumber: place % 3 === 0 ? 'R VER' : null,
    mediaType: place % 4 === 3 ? 'Périodique' : 'Livre',
  };
}

/** One of each kind: overdue, today, tomorrow, this week, later, without a date, overdue without a date, returned. */
export function everyKindOfLoan(): readonly Loan[] {
  const today = localCalendarDate(new Date());
  const loans = manyLoans(5);
  const ahead = [-12, 0, 1, 5, 40] as const;
  const dated = loans.map((loan, place) => ({
    ...loan,
    state: place === 0 ? ('late' as const) : ('current' as const),
    dueOn: addDays(today, ahead[place] ?? 0),
  }));
  const [first, second, third] = manyLoans(3);
  if (first === undefined || second === undefined || third === undefined) return dated;
  return [
    ...dated,
    { ...first, id: 'undated', title: 'La Clef des étoiles', state: 'current', dueOn: null },
    { ...second, id: 'late-undated', title: 'Le Phare endormi', state: 'late', dueOn: null },
    {
      ...third,
      id: 'back',
      title: 'Croc-Blanc',
      recordAddress: null,
      state: 'returned',
      dueOn: null,
      returnedOn: addDays(today, -3),
    },
  ];
}

/** As exported by PRONOTE, with a missing name, an impossible date and a homonym. */
export function listOfPupils(count: number): string {
  const pupils = inventedPupils(count).map(({ lastName, firstName, birthDate, classes, numbers }) => {
    const born = birthDate?.split('-').reverse().join('/');
    return [lastName, firstName, born, classes[0], numbers['INE']].join(';');
  });
  const doubtful = [
    ';Sans nom;01/01/2012;4B;1234567890A',
    'MARTIN;Lou;31/02/2012;4B;1234567890B',
    'MARTIN;Lou;12/05/2011;5A;1234567890C',
    'MARTIN;Zoé;;;',
  ];
  return ['Nom;Prénom;Né(e) le;Classe;N° national', ...pupils, ...doubtful].join('\r\n');
}

const hour = 3_600_000;

/** Three exports: saved, sent, and one with an unknown outcome. */
export function pastExports() {
  const now = Date.now();
  const file = new Uint8Array([0x3c]);
  const made = (hours: number) => ({
    at: now - hours * hour,
    keptFor: { milliseconds: hours * hour, asOf: now },
  });
  const counts = { pupil: 812, teacher: 64, staff: 12, parent: 0, other: 1 };
  const bytes = 345_678;
  const sha256 = `3f2a91bc${'0'.repeat(48)}9c1e77d0`;
  const common = { counts, bytes, sha256, portalName: school.portalTitle };
  return [
    { record: exportRecord({ id: 'one', ...common, ...made(5) }), file },
    {
      record: exportRecord({
        ...{ id: 'two', ...common, ...made(29) },
        outcome: { kind: 'sent', at: now - 29 * hour, receivedBefore: false },
      }),
      file,
    },
    {
      record: exportRecord({
        ...{ id: 'three', ...common, ...made(50), rne: otherSchool, portalName: otherPortal.name },
        outcome: { kind: 'failed', at: now - 50 * hour, reason: 'not-signed-in' },
      }),
      file,
    },
  ];
}

/** The journal of a year. */
export function journalOf(entries: number) {
  const now = Date.now();
  return Array.from({ length: entries }, (_, n) => ({
    at: now - (entries - n) * 30 * hour,
    event: {
      kind: 'list-imported',
      list: n % 2 === 0 ? 'siecle' : 'pronote',
      users: 800 + n,
      leftOut: n % 3,
    } as const,
  }));
}
