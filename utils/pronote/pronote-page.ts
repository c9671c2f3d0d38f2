import type { PageSelectors } from '../domain/page-selectors.ts';

/** A page of PRONOTE, and how to find one's way in it. */
export interface PronotePage {
  readonly document: Document;
  /** The path of its address: its file name tells the webspace. */
  readonly path: string;
  /** Newest first; what the first ones do not find, the others may. */
  readonly selectors: readonly PageSelectors[];
}

/** The text of the first element found that has one. */
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
