import { fail, type Result, succeed } from '../domain/result.ts';
import { type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { Role, User } from '../domain/user.ts';
import type { Column, ColumnMapping, ListFailure, ReadList } from '../domain/user-list.ts';
import { columnsOf, comparedHeader, guessOf, listRole, nameColumns } from './columns.ts';
import { type CsvRow, type CsvRows, readRows } from './csv-rows.ts';
import { readUser } from './raw-user.ts';
import { RowReader } from './row-reader.ts';
import type { Scheduler } from './scheduler.ts';
import { excelSeparator, linesBeforeHeader, type Separator, separatorOf } from './separator.ts';

export interface TextListOptions {
  readonly mapping?: ColumnMapping | undefined;
  readonly role?: Role | undefined;
}

type TextList = Pick<
  ReadList,
  'shape' | 'schools' | 'schoolYear' | 'role' | 'columns' | 'users' | 'findings'
>;

const rowsPerBreath = 2000;
const sniffed = 64 * 1024;

/** Reads a list of people written as text, one a line, as PRONOTE copies and exports them. */
export async function readTextList(
  file: string,
  pieces: readonly string[],
  options: TextListOptions,
  pace: Scheduler,
): Promise<Result<TextList, ListFailure>> {
  const start = (pieces[0] ?? '').slice(0, sniffed).replace(/\r\n?/g, '\n');
  const mapping = options.mapping ?? {};
  const separator = separatorOf(start, mapping);
  const read = await readRows(pieces, separator, pace.part(0, 0.4));
  if (!read.ok) return read;
  const { rows } = read.value;
  const header = findHeader(excelSeparator(start) === null ? rows : rows.slice(1), mapping);
  if (!header.ok) return fail(header.failure);
  const { columns, headers, below } = header.value;
  const findings = doubtsOf(file, read.value);
  const role = listRole(columns, options.role);
  const tell = (finding: UserFinding) => findings.push(finding);
  const reader = new RowReader(file, columns, role.role, tell);
  const damage = new DamageWatch(
    columns.length,
    separator,
    read.value.ended ? null : below.findLast(isFilled),
  );
  const users: User[] = [];
  for (const [index, row] of below.entries()) {
    if (isPerson(row, headers)) {
      const user = readRow(reader, row, damage, tell);
      if (user !== null) users.push(user);
    }
    if (index % rowsPerBreath === rowsPerBreath - 1) await pace.part(0.4, 1).yield(index / below.length);
  }
  if (damage.rows === 0) return fail({ kind: 'header-only', headers });
  return succeed({ shape: 'text', schools: [], schoolYear: null, role, columns, users, findings });
}

function readRow(
  reader: RowReader,
  row: CsvRow,
  watch: DamageWatch,
  tell: (finding: UserFinding) => void,
): User | null {
  const damage = watch.damageOf(row);
  const place = reader.placeOf(row);
  if (damage !== null) tell(userFinding(damage, { places: [place] }));
  return damage === null || damage === 'unended-line' ? readUser(reader.rawUser(row), place, tell) : null;
}

function doubtsOf(file: string, { oddQuotes }: CsvRows): UserFinding[] {
  return oddQuotes.map((line) => userFinding('odd-quotes', { places: [{ file, line }] }));
}

/**
 * Tells rows that cannot be trusted: the last one of a file that does not end with a line break, when it has fewer
 * cells than all before; and one whose quotes have swallowed the lines below.
 */
class DamageWatch {
  rows = 0;
  readonly #columns: number;
  readonly #separator: Separator;
  readonly #unended: CsvRow | null;
  #shortest: number;

  constructor(columns: number, separator: Separator, unended: CsvRow | null | undefined) {
    this.#columns = columns;
    this.#separator = separator;
    this.#unended = unended ?? null;
    this.#shortest = columns;
  }

  damageOf(row: CsvRow): 'cut-line' | 'swallowed-lines' | 'unended-line' | null {
    this.rows += 1;
    if (row.cells.some((cell) => this.#swallowsLines(cell))) return 'swallowed-lines';
    if (row === this.#unended) return row.cells.length < this.#shortest ? 'cut-line' : 'unended-line';
    this.#shortest = Math.min(this.#shortest, row.cells.length);
    return null;
  }

  #swallowsLines(cell: string): boolean {
    return this.#columns > 1 && cell.includes('\n') && cell.split(this.#separator).length >= this.#columns;
  }
}

interface HeaderRow {
  readonly headers: readonly string[];
  readonly columns: readonly Column[];
  /** The rows below it, with blank ones and the header where it comes again: `isPerson` tells them apart. */
  readonly below: readonly CsvRow[];
}

const mostColumns = 200;
const longestHeader = 80;

/** Finds the headers of a text list; fails, with what a person can do about it, where it cannot. */
function findHeader(rows: readonly CsvRow[], mapping: ColumnMapping): Result<HeaderRow, ListFailure> {
  const above = firstFilled(rows);
  const [first] = above;
  if (first === undefined) return fail({ kind: 'empty' });
  const widest = Math.max(...above.map(({ cells }) => trimmed(cells).length));
  if (widest > mostColumns) return fail({ kind: 'too-many-columns', columns: widest, most: mostColumns });
  const header = above.find(({ cells }) => nameColumns(columnsOf(trimmed(cells), mapping)));
  if (header === undefined) return fail(withoutNames(trimmed(first.cells), mapping));
  const headers = trimmed(header.cells);
  const below = rows.slice(rows.indexOf(header) + 1);
  return succeed({ headers, columns: columnsOf(headers, mapping), below });
}

function firstFilled(rows: readonly CsvRow[]): readonly CsvRow[] {
  const found: CsvRow[] = [];
  for (const row of rows) {
    if (isFilled(row)) found.push(row);
    if (found.length === linesBeforeHeader) break;
  }
  return found;
}

function isFilled({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** Whether a row is somebody's: neither blank nor the header again, as where two lists were put together. */
function isPerson(row: CsvRow, headers: readonly string[]): boolean {
  const again =
    row.cells[0]?.trim() === headers[0]?.trim() && compared(trimmed(row.cells)) === compared(headers);
  return !again && isFilled(row);
}

/** What to say of a first line that names no names: the headers to be mapped, unless it is somebody's line. */
function withoutNames(cells: readonly string[], mapping: ColumnMapping): ListFailure {
  if (cells.some((cell) => /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*$|@/.test(cell))) {
    return { kind: 'no-header', columns: cells.length };
  }
  const headers = cells.map((cell) => cell.trim().slice(0, longestHeader));
  return { kind: 'unmapped', headers, guess: guessOf(columnsOf(headers, mapping)) };
}

function trimmed(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function compared(cells: readonly string[]): string {
  return cells.map(comparedHeader).join(';');
}
