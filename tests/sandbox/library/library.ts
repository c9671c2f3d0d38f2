import { createHash } from 'node:crypto';
import { dayAfter } from '../calendar.ts';
import { type CatalogueRecord, catalogue, unaccented } from './catalogue.ts';
import { type LedgerLine, ledger, type ReservationLine, reservationLedger } from './ledger.ts';

export interface LibraryLoan {
  readonly id: string;
  readonly record: CatalogueRecord;
  readonly state: 'current' | 'late' | 'returned';
  /** `YYYY-MM-DD`, like `endsOn`. */
  readonly borrowedOn: string;
  /** Due date, or the return date of a returned loan. */
  readonly endsOn: string;
}

export interface LibraryReservation {
  readonly record: CatalogueRecord;
  /** `YYYY-MM-DD`, like `keptUntil`. */
  readonly madeOn: string;
  readonly rank: number;
  /** Null while the borrower waits. */
  readonly keptUntil: string | null;
}

/** Catalogue, loans and reservations of the one library in the sandbox. */
export class Library {
  readonly #today: () => string;
  readonly #ledgerDay: () => string;
  readonly #records: ReadonlyMap<number, CatalogueRecord>;
  readonly #renewals = new Map<string, number>();
  /** Return dates by loan id. */
  readonly #cameBack = new Map<string, string>();

  /** The dates of the ledger are relative to `ledgerDay`. */
  constructor(today: () => string, ledgerDay: () => string = today) {
    this.#today = today;
    this.#ledgerDay = ledgerDay;
    const lent = new Set(ledger.filter((line) => !line.over).map((line) => line.title));
    this.#records = new Map(
      catalogue.map((record) => [record.n, lent.has(record.title) ? withOneLent(record) : record]),
    );
  }

  record(n: number): CatalogueRecord | null {
    return this.#records.get(n) ?? null;
  }

  /** Records that contain every search word in title, author, subjects or summary, in catalogue order. */
  search(terms: string): CatalogueRecord[] {
    const words = unaccented(terms)
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    return [...this.#records.values()].filter((record) => {
      const text = unaccented(
        [record.title, record.author, record.subjects.join(' '), record.summary].join(' '),
      );
      return words.every((word) => text.includes(word));
    });
  }

  loansOf(identiteEnt: string): LibraryLoan[] {
    return ledger.filter((line) => line.identiteEnt === identiteEnt).map((line) => this.#loan(line));
  }

  reservationsOf(identiteEnt: string): LibraryReservation[] {
    return reservationLedger
      .filter((line) => line.identiteEnt === identiteEnt)
      .map((line) => this.#reservation(line));
  }

  /** Postpones a loan's due date, as a librarian does. */
  renew(loanId: string, days: number): void {
    this.#renewals.set(loanId, (this.#renewals.get(loanId) ?? 0) + days);
  }

  /** Records the return of a loan, today. */
  returnLoan(loanId: string): void {
    this.#cameBack.set(loanId, this.#today());
  }

  #loan(line: LedgerLine): LibraryLoan {
    const record = this.#held(line.title);
    const id = `l_${createHash('sha256').update(`${line.identiteEnt} ${record.n}`).digest('hex').slice(0, 13)}`;
    const from = this.#ledgerDay();
    const ends = dayAfter(from, line.ends + (this.#renewals.get(id) ?? 0));
    const cameBack = line.over ? ends : this.#cameBack.get(id);
    const state = cameBack !== undefined ? 'returned' : ends < this.#today() ? 'late' : 'current';
    return { id, record, state, borrowedOn: dayAfter(from, line.borrowed), endsOn: cameBack ?? ends };
  }

  #reservation({ title, made, rank, keptUntil }: ReservationLine): LibraryReservation {
    return {
      record: this.#held(title),
      madeOn: dayAfter(this.#today(), made),
      rank,
      keptUntil: keptUntil === null ? null : dayAfter(this.#today(), keptUntil),
    };
  }

  #held(title: string): CatalogueRecord {
    const record = [...this.#records.values()].find((candidate) => candidate.title === title);
    if (record === undefined) throw new Error(`the ledger refers to an unknown record: ${title}`);
    return record;
  }
}

function withOneLent(record: CatalogueRecord): CatalogueRecord {
  const copies = record.copies.map((copy, i) =>
    i === 0 ? { ...copy, availability: 'Document prêté' as const } : copy,
  );
  return { ...record, copies };
}
