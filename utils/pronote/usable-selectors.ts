import type { PageSelectors } from '../domain/page-selectors.ts';

/**
 * The same selectors, newest first, where the browser understands them; a line that it does not is as it was before.
 * `refused` is told the name of each such line.
 */
export function usableSelectors(
  told: readonly PageSelectors[],
  document: Document,
  refused: (line: string) => void,
): readonly PageSelectors[] {
  const parser = document.createDocumentFragment();
  const isUsable = (value: unknown): boolean => {
    if (typeof value === 'object') return Object.values(value ?? {}).every(isUsable);
    try {
      parser.querySelector(String(value));
      return true;
    } catch {
      return false;
    }
  };
  return told.map((entry, index) => {
    const older = told[index + 1];
    if (older === undefined) return entry;
    const lines = Object.entries(older).map(([line, before]) => {
      const value: unknown = Reflect.get(entry, line);
      const usable = line === 'since' || isUsable(value);
      if (!usable) refused(line);
      return [line, usable ? value : before];
    });
    return Object.fromEntries(lines);
  });
}
