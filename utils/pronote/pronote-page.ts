import type { PageSelectors } from '../domain/page-selectors.ts';

/** A page of PRONOTE with the selectors for it. */
export interface PronotePage {
  readonly document: Document;
  /** Path of the address; its file name identifies the webspace. */
  readonly path: string;
  /** Newest first; later ones are tried where earlier ones match nothing. */
  readonly selectors: readonly PageSelectors[];
}

/**
 * A page with the selectors that this browser can parse. An invalid selector, which may come from a policy, is replaced
 * by that of the next older client, and its name is passed to `refused`.
 */
export function pronotePage(
  document: Document,
  path: string,
  selectors: readonly PageSelectors[],
  refused: (name: string) => void,
): PronotePage {
  const parser = document.createDocumentFragment();
  const isValid = (value: unknown): boolean => {
    if (typeof value === 'object') return Object.values(value ?? {}).every(isValid);
    try {
      parser.querySelector(String(value));
      return true;
    } catch {
      return false;
    }
  };
  const valid = selectors.map((entry, index) => {
    const older = selectors[index + 1];
    if (older === undefined) return entry;
    const lines = Object.entries(older).map(([name, fallback]) => {
      const value: unknown = Reflect.get(entry, name);
      if (name === 'since' || isValid(value)) return [name, value];
      refused(name);
      return [name, fallback];
    });
    return Object.fromEntries(lines);
  });
  return { document, path, selectors: valid };
}

/** Text of the first matching element that has one. */
export function firstText(
  { document, selectors }: PronotePage,
  choose: (selectors: PageSelectors) => string,
): string | null {
  for (const generation of selectors) {
    const text = document.querySelector(choose(generation))?.textContent?.trim();
    if (text) return text;
  }
  return null;
}
