import { fail, type Result, succeed } from '../domain/result.ts';
import { type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { Role, User } from '../domain/user.ts';
import type { Column, ColumnMapping, ListFailure, ReadList } from '../domain/user-list.ts';
import { type CsvRow, type CsvRows, readRows } from './csv-rows.ts';
import { findHeader } from './header-row.ts';
import { listRole } from './list-role.ts';
import type { Pace } from './pace.ts';
import { readUser } from './raw-user.ts';
import { RowReader } from './row-reader.ts';
import { excelSeparator, type Separator, separatorOf } from './separator.ts';

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
  pace: Pace,
): Promise<Result<TextList, ListFailure>> {
  const start = (pieces[0] ?? '').slice(0, sniffed).replace(/\r\n?/g, '\n');
  const mapping = options.mapping ?? {};
  const separator = separatorOf(start, mapping);
  const read = await readRows(pieces, separator, pace.part(0, 0.4));
  if (!read.ok) return read;
  const { rows } = read.value;
  const header = findHeader(excelSeparator(start) === null ? rows : rows.slice(1), mapping);
  if (!header.ok) return fail(header.failure);
  const { columns, people } = header.value;
  const findings = doubtsOf(file, read.value);
  const role = listRole(columns, options.role);
  const reader = new RowReader(file, columns, role.role, (finding) => findings.push(finding));
  const users: User[] = [];
  for (const [index, row] of people.entries()) {
    const damage = damageOf(row, index === people.length - 1, people, columns, separator, read.value.ended);
    if (damage !== null) findings.push(userFinding(damage, { places: [{ file, line: row.line }] }));
    const user = damage === null || damage === 'unended-line' ? readUserOf(reader, row, findings) : null;
    if (user !== null) users.push(user);
    if (index % rowsPerBreath === rowsPerBreath - 1) await pace.part(0.4, 1).breathe(index / people.length);
  }
  return succeed({ shape: 'text', schools: [], schoolYear: null, role, columns, users, findings });
}

function readUserOf(reader: RowReader, row: CsvRow, findings: UserFinding[]): User | null {
  return readUser(reader.rawUser(row), reader.placeOf(row), (finding) => findings.push(finding));
}

function doubtsOf(file: string, { oddQuotes }: CsvRows): UserFinding[] {
  return oddQuotes.map((line) => userFinding('odd-quotes', { places: [{ file, line }] }));
}

/**
 * Whether a row cannot be trusted: the last one of a file that does not end with a line break, when it has fewer cells
 * than all others; or one whose quotes have swallowed the lines below.
 */
function damageOf(
  row: CsvRow,
  last: boolean,
  people: readonly CsvRow[],
  columns: readonly Column[],
  separator: Separator,
  ended: boolean,
): 'cut-line' | 'swallowed-lines' | 'unended-line' | null {
  if (row.cells.some((cell) => swallowsLines(cell, separator, columns.length))) return 'swallowed-lines';
  if (!last || ended) return null;
  const shortest = people
    .slice(0, -1)
    .reduce((least, { cells }) => Math.min(least, cells.length), columns.length);
  return row.cells.length < shortest ? 'cut-line' : 'unended-line';
}

function swallowsLines(cell: string, separator: Separator, columns: number): boolean {
  return columns > 1 && cell.includes('\n') && cell.split(separator).length >= columns;
}
