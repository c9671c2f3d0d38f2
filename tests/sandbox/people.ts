import type { WebspaceFile } from './pronote/model.ts';

/** An invented person of the school. */
export interface Person {
  /** The identifier that the users feed contains (IDENTITE_ENT_M) and that the loans API expects. */
  readonly identiteEnt: string;
  readonly login: string;
  /** The only PRONOTE webspace in which the person can sign in. */
  readonly webspace: WebspaceFile;
  /** As PRONOTE's banner writes it before an adult's name; null for pupils. */
  readonly civility: 'M.' | 'Mme' | null;
  readonly familyName: string;
  readonly givenName: string;
  /** Null for everyone but pupils. */
  readonly className: string | null;
  /** Whether the portal has an account for the person; pupils added late to the library's software have none. */
  readonly portalAccount: boolean;
  /** Whether the library has a borrower account for the person. */
  readonly borrower: boolean;
}

/** The same password for every person: it protects nothing. */
export const password = 'demo';

const known = { portalAccount: true, borrower: true };
const pupil = { ...known, webspace: 'eleve.html', civility: null } as const;
const grownUp = { ...known, className: null } as const;

export const people = {
  ines: {
    ...pupil,
    identiteEnt: 'F9990A01',
    login: 'ines.almeida',
    familyName: 'ALMEIDA',
    givenName: 'Inès',
    className: '3A',
  },
  noe: {
    ...pupil,
    identiteEnt: 'F9990A02',
    login: 'noe.berthier',
    familyName: 'BERTHIER',
    givenName: 'Noé',
    className: '5B',
  },
  lou: {
    ...pupil,
    identiteEnt: 'F9990A03',
    login: 'lou.castel',
    familyName: 'CASTEL',
    givenName: 'Lou',
    className: '6C',
    borrower: false,
  },
  jeanLoup: {
    ...pupil,
    identiteEnt: 'F9990A04',
    login: 'jeanloup.dartois',
    familyName: "D'ARTOIS - LE GOFF",
    givenName: 'Jean-Loup',
    className: '4B',
  },
  aya: {
    ...pupil,
    identiteEnt: 'F9990A05',
    login: 'aya.elmansouri',
    familyName: 'EL MANSOURI',
    givenName: 'Aya',
    className: '3A',
    portalAccount: false,
    borrower: false,
  },
  tiago: {
    ...pupil,
    identiteEnt: 'F9990A06',
    login: 'tiago.almeida',
    familyName: 'ALMEIDA',
    givenName: 'Tiago',
    className: '6B',
  },
  paulo: {
    ...grownUp,
    identiteEnt: 'F9990B01',
    login: 'paulo.almeida',
    webspace: 'parent.html',
    civility: 'M.',
    familyName: 'ALMEIDA',
    givenName: 'Paulo',
  },
  claire: {
    ...grownUp,
    identiteEnt: 'F9990C01',
    login: 'claire.monestier',
    webspace: 'professeur.html',
    civility: 'Mme',
    familyName: 'MONESTIER',
    givenName: 'Claire',
  },
  karim: {
    ...grownUp,
    identiteEnt: 'F9990D01',
    login: 'karim.benali',
    webspace: 'viescolaire.html',
    civility: 'M.',
    familyName: 'BENALI',
    givenName: 'Karim',
  },
  sylvie: {
    ...grownUp,
    identiteEnt: 'F9990E01',
    login: 'sylvie.hauterive',
    webspace: 'direction.html',
    civility: 'Mme',
    familyName: 'HAUTERIVE',
    givenName: 'Sylvie',
  },
  maud: {
    ...grownUp,
    identiteEnt: 'F9990G01',
    login: 'maud.perrin',
    webspace: 'accompagnant.html',
    civility: 'Mme',
    familyName: 'PERRIN-DUVAL',
    givenName: 'Maud',
  },
} as const satisfies Record<string, Person>;

const families: ReadonlyMap<string, readonly Person[]> = new Map([
  [people.paulo.identiteEnt, [people.ines, people.tiago]],
]);

const everyone: readonly Person[] = Object.values(people);

export function allPeople(): readonly Person[] {
  return everyone;
}

/** The children of a parent, in the order of PRONOTE's menu; empty for everyone else. */
export function childrenOf(person: Person): readonly Person[] {
  return families.get(person.identiteEnt) ?? [];
}

export function personByLogin(login: string): Person | null {
  return everyone.find((person) => person.login === login.trim().toLowerCase()) ?? null;
}

export function personByIdentite(identiteEnt: string): Person | null {
  return everyone.find((person) => person.identiteEnt === identiteEnt) ?? null;
}

/** `ALMEIDA Inès (3A)` or `M. ALMEIDA Paulo`, as PRONOTE's banner shows a person. */
export function bannerName({ civility, familyName, givenName, className }: Person): string {
  const title = civility === null ? '' : `${civility} `;
  const brackets = className === null ? '' : ` (${className})`;
  return `${title}${familyName} ${givenName}${brackets}`;
}
