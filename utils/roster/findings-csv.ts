import { csvOf } from './csv.ts';

/** One row of the report, in the reader's language. `line` counts from 1; empty where a finding is about no line. */
export interface FindingRow {
  readonly level: string;
  readonly reason: string;
  readonly fix: string;
  readonly file: string;
  readonly line: string;
  readonly field: string;
  readonly name: string;
}

/** The report of an import as a file, under headers in the reader's language. */
export function findingsCsv(headers: FindingRow, rows: readonly FindingRow[]): string {
  return csvOf([headers, ...rows].map(cellsOf));
}

function cellsOf({ level, reason, fix, file, line, field, name }: FindingRow): readonly string[] {
  return [level, reason, fix, file, line, field, name];
}
