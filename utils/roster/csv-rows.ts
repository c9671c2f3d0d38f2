import Papa, { type ParseResult } from 'papaparse';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { ListFailure } from '../domain/user-list.ts';
import type { Scheduler } from './scheduler.ts';
import type { Separator } from './separator.ts';

/** A row of a text list, and the line of the file on which it begins, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvRows {
  readonly rows: readonly CsvRow[];
  /** Lines whose quotes violate RFC 4180, but could be read. */
  readonly oddQuotes: readonly number[];
  /** Whether the file ends with a line break; if not, its last line may be truncated. */
  readonly ended: boolean;
}

/** A longer row has an unclosed quote: it would extend to the end of the file, in quadratic time. */
const longestRow = 1024 * 1024;

/** Parses rows piece by piece; blank lines are rows of one blank cell, so that lines can be counted. */
export async function readRows(
  pieces: readonly string[],
  separator: Separator,
  scheduler: Scheduler,
): Promise<Result<CsvRows, ListFailure>> {
  const parser = new RowParser(separator);
  const lines = new LineBreaks();
  for (const [index, piece] of pieces.entries()) {
    const last = index === pieces.length - 1;
    const failure = parser.take(lines.normalized(piece, last), last);
    if (failure !== null) return fail(failure);
    if (!last) await scheduler.yield((index + 1) / pieces.length);
  }
  return succeed({ rows: parser.rows, oddQuotes: [...parser.oddQuotes], ended: lines.ended });
}

class RowParser {
  readonly rows: CsvRow[] = [];
  readonly oddQuotes = new Set<number>();
  readonly #parser: Papa.Parser;
  #line = 1;
  #rest = '';

  constructor(separator: Separator) {
    this.#parser = new Papa.Parser({ delimiter: separator, newline: '\n', quoteChar: '"' });
  }

  take(piece: string, last: boolean): ListFailure | null {
    const text = this.#rest + piece;
    const { data, errors, meta }: ParseResult<string[]> = this.#parser.parse(text, 0, !last);
    const first = this.rows.length;
    for (const cells of data) {
      this.rows.push({ line: this.#line, cells });
      this.#line += 1 + breaksIn(cells);
    }
    for (const { code, row = 0 } of errors) {
      const line = this.rows[first + row]?.line ?? this.#line;
      if (code !== 'MissingQuotes') this.oddQuotes.add(line);
      else if (last) return { kind: 'unclosed-quote', line };
    }
    this.#rest = last ? '' : text.slice(meta.cursor);
    return this.#rest.length > longestRow ? { kind: 'unclosed-quote', line: this.#line } : null;
  }
}

/** Normalises CRLF, LF and CR to LF, also where a piece ends between CR and LF. */
class LineBreaks {
  ended = false;
  #endsWithCr = false;

  normalized(piece: string, last: boolean): string {
    const whole = this.#endsWithCr ? `\r${piece}` : piece;
    this.#endsWithCr = !last && whole.endsWith('\r');
    const text = this.#endsWithCr ? whole.slice(0, -1) : whole;
    this.ended = text === '' ? this.ended : /[\r\n]$/.test(text);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return breaks;
}
