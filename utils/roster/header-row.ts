import { fail, type Result, succeed } from '../domain/result.ts';
import type { Column, ColumnMapping, ListFailure } from '../domain/user-list.ts';
import { columnsOf, comparedHeader, guessOf, nameColumns } from './columns.ts';
import type { CsvRow } from './csv-rows.ts';
import { linesBeforeHeader } from './separator.ts';

export interface HeaderRow {
  readonly columns: readonly Column[];
  /** The rows of people below it, without blank ones and without the header where it comes again. */
  readonly people: readonly CsvRow[];
}

const mostColumns = 200;
const longestHeader = 80;

/** Finds the headers of a text list and the rows below; fails, with what a person can do about it, where it cannot. */
export function findHeader(rows: readonly CsvRow[], mapping: ColumnMapping): Result<HeaderRow, ListFailure> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first] = filled;
  if (first === undefined) return fail({ kind: 'empty' });
  const above = filled.slice(0, linesBeforeHeader);
  const widest = Math.max(...above.map(({ cells }) => trimmed(cells).length));
  if (widest > mostColumns) return fail({ kind: 'too-many-columns', columns: widest, most: mostColumns });
  const at = above.findIndex(({ cells }) => nameColumns(columnsOf(trimmed(cells), mapping)));
  if (at === -1) return fail(withoutNames(trimmed(first.cells), mapping));
  const headers = trimmed(filled[at]?.cells ?? []);
  const again = compared(headers);
  const people = filled.slice(at + 1).filter(({ cells }) => !isHeader(cells, headers, again));
  if (people.length === 0) return fail({ kind: 'header-only', headers });
  return succeed({ columns: columnsOf(headers, mapping), people });
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

function isHeader(cells: readonly string[], headers: readonly string[], again: string): boolean {
  return cells[0]?.trim() === headers[0]?.trim() && compared(trimmed(cells)) === again;
}

function compared(cells: readonly string[]): string {
  return cells.map(comparedHeader).join(';');
}
