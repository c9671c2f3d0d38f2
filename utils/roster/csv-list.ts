import { fail, type Result, succeed } from '../domain/result.ts';
import { type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { Role, User } from '../domain/user.ts';
import type { ColumnMapping, ListFailure, ReadList } from '../domain/user-list.ts';
import { type CsvRow, type CsvRows, readRows } from './csv-rows.ts';
import { findHeader, isFilled, isPerson } from './header-row.ts';
import { listRole } from './list-role.ts';
import { readUser } from './raw-user.ts';
import { RowReader } from './row-reader.ts';
import type { Scheduler } from './scheduler.ts';
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
