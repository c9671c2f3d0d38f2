import { createHash } from 'node:crypto';
import { dayAfter } from '../calendar.ts';
import { type CatalogueRecord, catalogue, unaccented } from './catalogue.ts';
import { type LedgerLine, ledger } from './ledger.ts';

export interface LibraryLoan {
  readonly id: string;
  readonly record: CatalogueRecord;
  readonly state: 'current' | 'late' | 'returned';
  /** `YYYY-MM-DD`, like the other day. */
  readonly borrowedOn: string;
  /** Due day, or for a returned loan the day it came back. */
  readonly endsOn: string;
}

/** Catalogue and loans of the one library in the sandbox. */
export class Library {
  readonly #today: () => string;
  readonly #records: ReadonlyMap<number, CatalogueRecord>;
  readonly #renewals = new Map<string, number>();

  constructor(today: () => string) {
    this.#today = today;
    const lent = new Set(ledger.filter((line) => !line.over).map((line) => line.title));
    this.#records = new Map(
      catalogue.map((record) => [record.n, lent.has(record.title) ? withOneLent(record) : record]),
    );
  }

  record(n: number): CatalogueRecord | null {
    return this.#records.get(n) ?? null;
  }

  /** Records that contain every typed word in title, author, subjects or summary, in the catalogue's order. */
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

  /** Puts a loan's due day off, as a librarian does at the desk. */
  renew(loanId: string, days: number): void {
    this.#renewals.set(loanId, (this.#renewals.get(loanId) ?? 0) + days);
  }

  #loan(line: LedgerLine): LibraryLoan {
    const record = [...this.#records.values()].find(({ title }) => title === line.title);
    if (record === undefined) throw new Error(`the ledger lends a record that is not held: ${line.title}`);
    const id = `l_${createHash('sha256').update(`${line.identiteEnt} ${record.n}`).digest('hex').slice(0, 13)}`;
    const ends = line.ends + (this.#renewals.get(id) ?? 0);
    const state = line.over ? 'returned' : ends < 0 ? 'late' : 'current';
    return {
      id,
      record,
      state,
      borrowedOn: dayAfter(this.#today(), line.borrowed),
      endsOn: dayAfter(this.#today(), ends),
    };
  }
}

function withOneLent(record: CatalogueRecord): CatalogueRecord {
  const copies = record.copies.map((copy, i) =>
    i === 0 ? { ...copy, availability: 'Document prêté' as const } : copy,
  );
  return { ...record, copies };
}
