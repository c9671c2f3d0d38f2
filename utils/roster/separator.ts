import type { ColumnMapping } from '../domain/user-list.ts';
import { columnsOf, hasNameColumn } from './columns.ts';

const separators = [';', '\t', ','] as const;

export type Separator = (typeof separators)[number];

/** The most lines searched for headers: a list may have a title above them. */
export const linesBeforeHeader = 10;

/** The separator in Excel's optional first line, `sep=;`, which is not a row. */
export function excelSeparator(text: string): Separator | null {
  const declared = /^"?sep=([;,\t])"?[ \t]*(?:\r|\n|$)/i.exec(text)?.[1];
  return separators.find((separator) => separator === declared) ?? null;
}

/**
 * Detects the separator of a text list: from Excel's line; else the one with which one of the first lines has the most
 * known headers; else the most frequent one in the first line that has any.
 */
export function separatorOf(text: string, mapping: ColumnMapping): Separator {
  const declared = excelSeparator(text);
  if (declared !== null) return declared;
  const lines = text
    .split('\n', linesBeforeHeader * 2)
    .filter((line) => line.trim() !== '')
    .slice(0, linesBeforeHeader);
  let best: { separator: Separator; known: number } | null = null;
  for (const separator of separators) {
    for (const line of lines) {
      const columns = columnsOf(cellsOf(line, separator), mapping);
      const known = hasNameColumn(columns) ? columns.filter(({ field }) => field !== null).length : 0;
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
