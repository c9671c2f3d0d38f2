import Papa from 'papaparse';

/**
 * Rows as a CSV file that French Excel opens on a double click: UTF-8 with byte order mark, semicolons, CRLF, quotes by
 * RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const options = {
    ...{ delimiter: ';', newline: '\r\n' },
    // Not `true`: the library's own expression misses a formula with a line break in it.
    escapeFormulae: /^[=+\-@\t\r]/,
  };
  return `\uFEFF${Papa.unparse([...rows], options)}\r\n`;
}
