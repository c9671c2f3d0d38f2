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
