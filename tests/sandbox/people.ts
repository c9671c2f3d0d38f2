/** An invented pupil. No real person bears any of these records. */
export interface Person {
  /** The identifier that the users feed gives (IDENTITE_ENT_M) and that the loans API asks for. */
  readonly identiteEnt: string;
  readonly login: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly className: string;
  /** Whether the portal lets the person in: pupils typed too late into the library's software are unknown there. */
  readonly portalAccount: boolean;
  /** Whether the library has a borrower for this person. */
  readonly borrower: boolean;
}

/** One password for everybody: it protects nothing. */
export const password = 'demo';

const pupil = { portalAccount: true, borrower: true };

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
    identiteEnt: 'F9990A03',
    login: 'lou.castel',
    familyName: 'CASTEL',
    givenName: 'Lou',
    className: '6C',
    portalAccount: true,
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
    identiteEnt: 'F9990A05',
    login: 'aya.elmansouri',
    familyName: 'EL MANSOURI',
    givenName: 'Aya',
    className: '3A',
    portalAccount: false,
    borrower: false,
  },
} as const satisfies Record<string, Person>;

const everyone: readonly Person[] = Object.values(people);

export function allPeople(): readonly Person[] {
  return everyone;
}

export function personByLogin(login: string): Person | null {
  return everyone.find((person) => person.login === login.trim().toLowerCase()) ?? null;
}

export function personByIdentite(identiteEnt: string): Person | null {
  return everyone.find((person) => person.identiteEnt === identiteEnt) ?? null;
}

/** `ALMEIDA Inès (3A)`, as PRONOTE's banner writes a pupil. */
export function bannerName(person: Person): string {
  return `${person.familyName} ${person.givenName} (${person.className})`;
}
