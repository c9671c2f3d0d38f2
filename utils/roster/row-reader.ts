import { listedName, type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { Place, Role } from '../domain/user.ts';
import type { Column, ListField } from '../domain/user-list.ts';
import { cellText } from './cell-text.ts';
import { numberName, roleIn } from './columns.ts';
import type { CsvRow } from './csv-rows.ts';
import type { RawUser } from './raw-user.ts';

type Names = Pick<RawUser, 'lastName' | 'firstName'>;

/** Knows which cell of a row holds what. */
export class RowReader {
  readonly #file: string;
  readonly #columns: readonly Column[];
  readonly #role: Role;
  readonly #tell: (finding: UserFinding) => void;
  readonly #at = new Map<ListField, number[]>();

  constructor(file: string, columns: readonly Column[], role: Role, tell: (finding: UserFinding) => void) {
    this.#file = file;
    this.#columns = columns;
    this.#role = role;
    this.#tell = tell;
    for (const [index, { field }] of columns.entries()) {
      if (field !== null) this.#at.set(field, [...(this.#at.get(field) ?? []), index]);
    }
  }

  placeOf({ line }: CsvRow): Place {
    return { file: this.#file, line };
  }

  rawUser(row: CsvRow): RawUser {
    const names = this.#names(row);
    this.#tellExtraCells(row, names);
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

  /** Two columns of names, or one with both: `Élèves`, or `Nom` without a `Prénom` beside it. */
  #names(row: CsvRow): Names {
    if (this.#at.has('first-name') && this.#at.has('last-name')) {
      return { lastName: this.#cell(row, 'last-name'), firstName: this.#cell(row, 'first-name') };
    }
    const whole = this.#at.has('full-name') ? 'full-name' : 'last-name';
    const given = this.#cell(row, 'first-name');
    if (given !== '') return { lastName: this.#cell(row, whole), firstName: given };
    const raw = this.#cell(row, whole);
    const { lastName, firstName, certain } = splitFullName(cellText(raw).text);
    this.#tellCleaned(raw, { lastName, firstName }, row);
    if (!certain) {
      this.#told('uncertain-name', row, { lastName, firstName }, { field: 'lastName', text: raw.trim() });
    }
    return { lastName, firstName };
  }

  /** The parts of a name are clean already when they are read as cells: what was dropped is told here. */
  #tellCleaned(raw: string, names: Names, row: CsvRow): void {
    for (const kind of cellText(raw).doubts) {
      if (kind !== 'suspicious-text')
        this.#told(kind, row, names, { field: 'lastName', text: cellText(raw).text });
    }
  }

  #roleOf(row: CsvRow, names: Names): Role {
    const cell = this.#cell(row, 'role');
    if (cell.trim() === '') return this.#role;
    const role = roleIn(cell);
    if (role === null) this.#told('unknown-role', row, names, { field: 'role', text: cell.trim() });
    return role ?? this.#role;
  }

  #tellExtraCells(row: CsvRow, names: Names): void {
    const extra = row.cells.slice(this.#columns.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0) this.#told('extra-cells', row, names, { text: extra.join(' ') });
  }

  #told(
    kind: UserFinding['kind'],
    row: CsvRow,
    names: Names,
    about: Partial<Pick<UserFinding, 'field' | 'text'>>,
  ): void {
    this.#tell(userFinding(kind, { ...about, name: listedName(names), places: [this.placeOf(row)] }));
  }

  #cell(row: CsvRow, field: ListField): string {
    const index = this.#at.get(field)?.[0];
    return index === undefined ? '' : (row.cells[index] ?? '');
  }

  /** `3A, 3B`, `[3A], [3B]`, a line each: several classes in one cell, or in several columns. */
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

/** A name in one cell taken apart; `certain` is false where its capitals do not say where the given name begins. */
interface SplitName {
  readonly lastName: string;
  readonly firstName: string;
  readonly certain: boolean;
}

/** `M.`, `Mme` and the like, before a name. */
const civilities = /^(?:M\.|MM\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame|Mademoiselle)$/i;

/** A word of a family name in capitals; `McDONALD` is one, `Jean-Luc` and `J.` before a small letter are not. */
const familyWord = /^(?:[^\p{Ll}]+|\p{Lu}\p{Ll}{1,2}\p{Lu}[^\p{Ll}]+)$/u;

/**
 * Takes `DE LA TOUR Jean-Luc` apart, as PRONOTE writes names: the capitals end where the given name begins. Without
 * that difference (`MARTIN LÉA`, `Martin Léa`) the first word is taken for the family name, and the split is uncertain.
 */
function splitFullName(fullName: string): SplitName {
  const words = fullName.split(' ').filter((word) => word !== '');
  if (words.length > 1 && civilities.test(words[0] ?? '')) words.shift();
  const firstGiven = words.findIndex((word) => !familyWord.test(word));
  if (firstGiven > 0) return parted(words, firstGiven, true);
  return parted(words, 1, words.length <= 1 && firstGiven === -1);
}

function parted(words: readonly string[], firstGiven: number, certain: boolean): SplitName {
  return {
    lastName: words.slice(0, firstGiven).join(' '),
    firstName: words.slice(firstGiven).join(' '),
    certain,
  };
}
