/**
 * Rows as a CSV file that French Excel opens at a double click: UTF-8 with byte order mark, semicolons, CRLF, quotes by
 * RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(';')}\r\n`).join('')}`;
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

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
