import { listedName, type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { Place, Role } from '../domain/user.ts';
import type { Column, ListField } from '../domain/user-list.ts';
import { cellText } from './cell-text.ts';
import { numberName, roleIn } from './columns.ts';
import type { CsvRow } from './csv-rows.ts';
import type { RawUser } from './raw-user.ts';

type Names = Pick<RawUser, 'lastName' | 'firstName'>;

/** Reads the rows of a text list by its columns. */
export class RowReader {
  readonly #file: string;
  readonly #columns: readonly Column[];
  readonly #role: Role;
  readonly #report: (finding: UserFinding) => void;
  readonly #at = new Map<ListField, number[]>();

  constructor(file: string, columns: readonly Column[], role: Role, report: (finding: UserFinding) => void) {
    this.#file = file;
    this.#columns = columns;
    this.#role = role;
    this.#report = report;
    for (const [index, { field }] of columns.entries()) {
      if (field !== null) this.#at.set(field, [...(this.#at.get(field) ?? []), index]);
    }
  }

  placeOf({ line }: CsvRow): Place {
    return { file: this.#file, line };
  }

  rawUser(row: CsvRow): RawUser {
    const names = this.#names(row);
    this.#reportExtraCells(row, names);
    return {
      ...names,
      role: this.#roleOf(row, names),
      birthDate: this.#cell(row, 'birth-date'),
      classes: this.#severalIn(row, 'classes'),
      groups: this.#severalIn(row, 'groups'),
      schools: this.#severalIn(row, 'school'),
      address: this.#cell(row, 'address'),
      postalCode: this.#cell(row, 'postal-code'),
      town: this.#cell(row, 'town'),
      phone: this.#cell(row, 'phone'),
      email: this.#cell(row, 'email'),
      numbers: this.#numbers(row),
      leftOn: this.#cell(row, 'left-on'),
    };
  }

  /** Two columns of names, or one with both: `Élèves`, or `Nom` without `Prénom`. */
  #names(row: CsvRow): Names {
    if (this.#at.has('first-name') && this.#at.has('last-name')) {
      return { lastName: this.#cell(row, 'last-name'), firstName: this.#cell(row, 'first-name') };
    }
    const whole = this.#at.has('full-name') ? 'full-name' : 'last-name';
    const given = this.#cell(row, 'first-name');
    if (given !== '') return { lastName: this.#cell(row, whole), firstName: given };
    const raw = this.#cell(row, whole);
    const { lastName, firstName, certain } = splitFullName(cellText(raw).text);
    this.#reportCleaned(raw, { lastName, firstName }, row);
    if (!certain) {
      this.#reportRow(
        'uncertain-name',
        row,
        { lastName, firstName },
        { field: 'lastName', text: raw.trim() },
      );
    }
    return { lastName, firstName };
  }

  /** Reports what was removed from a full name; its parts are clean already when `readUser` gets them. */
  #reportCleaned(raw: string, names: Names, row: CsvRow): void {
    for (const kind of cellText(raw).doubts) {
      if (kind !== 'suspicious-text')
        this.#reportRow(kind, row, names, { field: 'lastName', text: cellText(raw).text });
    }
  }

  #roleOf(row: CsvRow, names: Names): Role {
    const cell = this.#cell(row, 'role');
    if (cell.trim() === '') return this.#role;
    const role = roleIn(cell);
    if (role === null) this.#reportRow('unknown-role', row, names, { field: 'role', text: cell.trim() });
    return role ?? this.#role;
  }

  #reportExtraCells(row: CsvRow, names: Names): void {
    const extra = row.cells.slice(this.#columns.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0) this.#reportRow('extra-cells', row, names, { text: extra.join(' ') });
  }

  #reportRow(
    kind: UserFinding['kind'],
    row: CsvRow,
    names: Names,
    about: Partial<Pick<UserFinding, 'field' | 'text'>>,
  ): void {
    this.#report(userFinding(kind, { ...about, name: listedName(names), places: [this.placeOf(row)] }));
  }

  #cell(row: CsvRow, field: ListField): string {
    const index = this.#at.get(field)?.[0];
    return index === undefined ? '' : (row.cells[index] ?? '');
  }

  /** Several values in one cell (`3A, 3B`, `[3A], [3B]`, one per line) or in several columns. */
  #severalIn(row: CsvRow, field: ListField): readonly string[] {
    const indices = this.#at.get(field);
    if (indices === undefined) return [];
    return indices.flatMap((index) => {
      const cell = row.cells[index] ?? '';
      return /[,;|\n[\]]/.test(cell) ? cell.split(/[,;|\n[\]]/) : [cell];
    });
  }

  #numbers(row: CsvRow): Readonly<Record<string, string>> {
    const indices = this.#at.get('number') ?? [];
    const found = new Map<string, string>();
    for (const index of indices) {
      const name = numberName(this.#columns[index]?.header ?? '');
      const number = (row.cells[index] ?? '').trim();
      if (number !== '' && !found.has(name)) found.set(name, number);
    }
    return Object.fromEntries(found);
  }
}

/** A full name, split; `certain` is false when its capitals do not show where the given name begins. */
interface SplitName {
  readonly lastName: string;
  readonly firstName: string;
  readonly certain: boolean;
}

/** Civilities before a name. */
const civilities = /^(?:M\.|MM\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame|Mademoiselle)$/i;

/** A word of a family name in capitals: `McDONALD`, but not `Jean-Luc`. */
const familyWord = /^(?:[^\p{Ll}]+|\p{Lu}\p{Ll}{1,2}\p{Lu}[^\p{Ll}]+)$/u;

/**
 * Splits PRONOTE's full names such as `DE LA TOUR Jean-Luc`, where the capitals end before the given name. Without that
 * difference (`MARTIN LÉA`, `Martin Léa`) the first word is the family name, and the split is uncertain.
 */
function splitFullName(fullName: string): SplitName {
  const words = fullName.split(' ').filter((word) => word !== '');
  if (words.length > 1 && civilities.test(words[0] ?? '')) words.shift();
  const firstGiven = words.findIndex((word) => !familyWord.test(word));
  if (firstGiven > 0) return splitAt(words, firstGiven, true);
  return splitAt(words, 1, words.length <= 1 && firstGiven === -1);
}

function splitAt(words: readonly string[], firstGiven: number, certain: boolean): SplitName {
  return {
    lastName: words.slice(0, firstGiven).join(' '),
    firstName: words.slice(firstGiven).join(' '),
    certain,
  };
}
