import type { ListShape } from '../domain/user-list.ts';
import type { RawUser } from './raw-user.ts';
import type { XmlListener } from './xml-reader.ts';

/** A user of an XML list, and the line of their start tag. */
export interface XmlUser {
  readonly line: number;
  readonly raw: RawUser;
}

/** Collects the users of an XML list while it is parsed. */
export interface XmlList extends XmlListener {
  readonly shape: ListShape;
  /** The file's school and year in its own spelling; empty when missing. */
  readonly school: string;
  readonly year: string;
  users(): readonly XmlUser[];
}

/** Texts of the direct children of the current element, by name; the first of a name counts. */
export class ElementTexts {
  readonly #texts = new Map<string, string>();

  set(name: string, text: string): void {
    const value = text.trim();
    if (value !== '' && !this.#texts.has(name)) this.#texts.set(name, value);
  }

  /** The first of these texts that is not empty; empty if none. */
  first(...names: readonly string[]): string {
    for (const name of names) {
      const text = this.#texts.get(name);
      if (text !== undefined) return text;
    }
    return '';
  }
}

/** The name of a direct child: `NOM` of `A/B/NOM` below `A/B`; null for other paths. */
export function childOf(parent: string, path: string): string | null {
  if (path.length <= parent.length || path[parent.length] !== '/' || !path.startsWith(parent)) return null;
  const name = path.slice(parent.length + 1);
  return name.includes('/') ? null : name;
}

export function withoutBlanks(numbers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== ''));
}
