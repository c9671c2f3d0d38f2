import { people } from '../people.ts';

/** A loan, with dates in days from today so that due dates stay plausible whenever the sandbox runs. */
export interface LedgerLine {
  readonly identiteEnt: string;
  readonly title: string;
  /** Negative: days ago. */
  readonly borrowed: number;
  /** Due date of a current loan; return date of a returned one. */
  readonly ends: number;
  readonly over?: true;
}

/** A reservation, with dates in days from today. */
export interface ReservationLine {
  readonly identiteEnt: string;
  readonly title: string;
  /** Negative: days ago. */
  readonly made: number;
  readonly rank: number;
  /** Last day on which the copy is held for pick-up; null while the borrower waits. */
  readonly keptUntil: number | null;
}

const { ines, jeanLoup, claire } = people;

export const ledger: readonly LedgerLine[] = [
  { identiteEnt: ines.identiteEnt, title: 'Le Comte de Monte-Cristo', borrowed: -30, ends: -9 },
  { identiteEnt: ines.identiteEnt, title: 'Capitaine Bigorneau. Tome 2', borrowed: -14, ends: 0 },
  { identiteEnt: ines.identiteEnt, title: 'L’atlas illustré : les volcans', borrowed: -20, ends: 1 },
  { identiteEnt: ines.identiteEnt, title: 'Les Veilleurs de l’Archipel', borrowed: -5, ends: 9 },
  { identiteEnt: ines.identiteEnt, title: 'Metropolis (film)', borrowed: -2, ends: 12 },
  {
    identiteEnt: ines.identiteEnt,
    title: 'Vingt mille lieues sous les mers',
    borrowed: -62,
    ends: -43,
    over: true,
  },
  { identiteEnt: ines.identiteEnt, title: 'Planète Curieuse n°135', borrowed: -33, ends: -28, over: true },
  { identiteEnt: jeanLoup.identiteEnt, title: 'Croc-Blanc', borrowed: -7, ends: 14 },
  {
    identiteEnt: jeanLoup.identiteEnt,
    title: 'Kurokumo, l’école des nuages. Tome 3',
    borrowed: -3,
    ends: 11,
  },
  { identiteEnt: claire.identiteEnt, title: 'Germinal', borrowed: -18, ends: 10 },
  { identiteEnt: claire.identiteEnt, title: 'Madame Bovary', borrowed: -6, ends: 22 },
];

export const reservationLedger: readonly ReservationLine[] = [
  { identiteEnt: ines.identiteEnt, title: 'Le Horla', made: -6, rank: 1, keptUntil: 4 },
  { identiteEnt: ines.identiteEnt, title: 'Germinal', made: -3, rank: 2, keptUntil: null },
];
