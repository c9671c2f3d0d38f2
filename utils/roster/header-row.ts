import { fail, type Result, succeed } from '../domain/result.ts';
import type { Column, ColumnMapping, ListFailure } from '../domain/user-list.ts';
import { columnsOf, comparedHeader, guessOf, nameColumns } from './columns.ts';
import type { CsvRow } from './csv-rows.ts';
import { linesBeforeHeader } from './separator.ts';

export interface HeaderRow {
  readonly headers: readonly string[];
  readonly columns: readonly Column[];
  /** The rows below it, with blank ones and the header where it comes again: `isPerson` tells them apart. */
  readonly below: readonly CsvRow[];
}

const mostColumns = 200;
const longestHeader = 80;

/** Finds the headers of a text list; fails, with what a person can do about it, where it cannot. */
export function findHeader(rows: readonly CsvRow[], mapping: ColumnMapping): Result<HeaderRow, ListFailure> {
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

export function isFilled({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** Whether a row is somebody's: neither blank nor the header again, as where two lists were put together. */
export function isPerson(row: CsvRow, headers: readonly string[]): boolean {
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
