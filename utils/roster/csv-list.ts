import { fail, type Result, succeed } from '../domain/result.ts';
import { type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { Role, User } from '../domain/user.ts';
import type { Column, ColumnMapping, ListFailure, ReadList } from '../domain/user-list.ts';
import { columnsOf, hasNameColumn, listRole, normalizedHeader, suggestedMapping } from './columns.ts';
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

const rowsPerChunk = 2000;
const sniffedLength = 64 * 1024;

/** Reads a text list of people, one per line, as PRONOTE copies and exports them. */
export async function readTextList(
  file: string,
  pieces: readonly string[],
  options: TextListOptions,
  scheduler: Scheduler,
): Promise<Result<TextList, ListFailure>> {
  const start = (pieces[0] ?? '').slice(0, sniffedLength).replace(/\r\n?/g, '\n');
  const mapping = options.mapping ?? {};
  const separator = separatorOf(start, mapping);
  const read = await readRows(pieces, separator, scheduler.part(0, 0.4));
  if (!read.ok) return read;
  const { rows } = read.value;
  const header = findHeader(excelSeparator(start) === null ? rows : rows.slice(1), mapping);
  if (!header.ok) return fail(header.failure);
  const { columns, headers, below } = header.value;
  const findings = quoteFindings(file, read.value);
  const role = listRole(columns, options.role);
  const report = (finding: UserFinding) => findings.push(finding);
  const reader = new RowReader(file, columns, role.role, report);
  const detector = new DamageDetector(
    columns.length,
    separator,
    read.value.ended ? null : below.findLast(isFilled),
  );
  const users: User[] = [];
  for (const [index, row] of below.entries()) {
    if (isPerson(row, headers)) {
      const user = readRow(reader, row, detector, report);
      if (user !== null) users.push(user);
    }
    if (index % rowsPerChunk === rowsPerChunk - 1) await scheduler.part(0.4, 1).yield(index / below.length);
  }
  if (detector.rows === 0) return fail({ kind: 'header-only', headers });
  return succeed({ shape: 'text', schools: [], schoolYear: null, role, columns, users, findings });
}

function readRow(
  reader: RowReader,
  row: CsvRow,
  detector: DamageDetector,
  report: (finding: UserFinding) => void,
): User | null {
  const damage = detector.damageOf(row);
  const place = reader.placeOf(row);
  if (damage !== null) report(userFinding(damage, { places: [place] }));
  return damage === null || damage === 'unended-line' ? readUser(reader.rawUser(row), place, report) : null;
}

function quoteFindings(file: string, { oddQuotes }: CsvRows): UserFinding[] {
  return oddQuotes.map((line) => userFinding('odd-quotes', { places: [{ file, line }] }));
}

/**
 * Detects damaged rows: the last one of a file without a final line break, when it has fewer cells than all others; and
 * one whose unclosed quote contains the lines below.
 */
class DamageDetector {
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
  /** The rows below the header, including blank ones and repetitions of the header (see `isPerson`). */
  readonly below: readonly CsvRow[];
}

const mostColumns = 200;
const longestHeader = 80;

/** Finds the headers of a text list among its first rows. */
function findHeader(rows: readonly CsvRow[], mapping: ColumnMapping): Result<HeaderRow, ListFailure> {
  const above = firstFilled(rows);
  const [first] = above;
  if (first === undefined) return fail({ kind: 'empty' });
  const widest = Math.max(...above.map(({ cells }) => trimmed(cells).length));
  if (widest > mostColumns) return fail({ kind: 'too-many-columns', columns: widest, most: mostColumns });
  const header = above.find(({ cells }) => hasNameColumn(columnsOf(trimmed(cells), mapping)));
  if (header === undefined) return fail(headerFailure(trimmed(first.cells), mapping));
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

/** Whether a row is neither blank nor a repeated header, as where two lists were concatenated. */
function isPerson(row: CsvRow, headers: readonly string[]): boolean {
  const isRepeated =
    row.cells[0]?.trim() === headers[0]?.trim() && compared(trimmed(row.cells)) === compared(headers);
  return !isRepeated && isFilled(row);
}

/** The failure for a list without a name column: the headers to map, unless the first line looks like a person's. */
function headerFailure(cells: readonly string[], mapping: ColumnMapping): ListFailure {
  if (cells.some((cell) => /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*$|@/.test(cell))) {
    return { kind: 'no-header', columns: cells.length };
  }
  const headers = cells.map((cell) => cell.trim().slice(0, longestHeader));
  return { kind: 'unmapped', headers, guess: suggestedMapping(columnsOf(headers, mapping)) };
}

function trimmed(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function compared(cells: readonly string[]): string {
  return cells.map(normalizedHeader).join(';');
}
