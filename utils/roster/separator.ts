import type { ColumnMapping } from '../domain/user-list.ts';
import { columnsOf, nameColumns } from './columns.ts';

const separators = [';', '\t', ','] as const;

export type Separator = (typeof separators)[number];

/** A list may have a title above its headers; nobody writes more lines there. */
export const linesBeforeHeader = 10;

/** Excel's own first line, `sep=;`, which says the separator and is no row. */
export function excelSeparator(text: string): Separator | null {
  const said = /^"?sep=([;,\t])"?[ \t]*(?:\r|\n|$)/i.exec(text)?.[1];
  return separators.find((separator) => separator === said) ?? null;
}

/**
 * What separates the cells of a text list: what Excel's line says; else what makes headers of known columns out of one
 * of the first lines, more columns before fewer; else what stands most often in the first line that has any.
 */
export function separatorOf(text: string, mapping: ColumnMapping): Separator {
  const said = excelSeparator(text);
  if (said !== null) return said;
  const lines = text
    .split('\n', linesBeforeHeader * 2)
    .filter((line) => line.trim() !== '')
    .slice(0, linesBeforeHeader);
  let best: { separator: Separator; known: number } | null = null;
  for (const separator of separators) {
    for (const line of lines) {
      const columns = columnsOf(cellsOf(line, separator), mapping);
      const known = nameColumns(columns) ? columns.filter(({ field }) => field !== null).length : 0;
      if (known > (best?.known ?? 0)) best = { separator, known };
    }
  }
  return best?.separator ?? mostFrequent(lines);
}

function mostFrequent(lines: readonly string[]): Separator {
  for (const line of lines) {
    const counts = separators.map((separator) => cellsOf(line, separator).length);
    const most = Math.max(...counts);
    if (most > 1) return separators[counts.indexOf(most)] ?? ';';
  }
  return ';';
}

function cellsOf(line: string, separator: string): readonly string[] {
  const unquoted = line.replace(/"[^"]*"/g, (quoted) =>
    quoted.replaceAll(separator, ' ').replaceAll('"', ''),
  );
  return unquoted.split(separator);
}
