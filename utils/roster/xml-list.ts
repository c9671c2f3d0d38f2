import type { ListShape } from '../domain/user-list.ts';
import type { RawUser } from './raw-user.ts';
import type { XmlListener } from './xml-reader.ts';

/** A user of an XML list, and the line on which their element begins. */
export interface XmlUser {
  readonly line: number;
  readonly raw: RawUser;
}

/** An XML list that was listened to from beginning to end. */
export interface XmlList extends XmlListener {
  readonly shape: ListShape;
  /** The school and the year that the file names, as it writes them; empty where it does not. */
  readonly school: string;
  readonly year: string;
  users(): readonly XmlUser[];
}

/** The direct children of the element that is being read, by their names; the first of a name counts. */
export class ElementTexts {
  readonly #texts = new Map<string, string>();

  set(name: string, text: string): void {
    const value = text.trim();
    if (value !== '' && !this.#texts.has(name)) this.#texts.set(name, value);
  }

  /** The first of these that is there and not empty. */
  first(...names: readonly string[]): string {
    for (const name of names) {
      const text = this.#texts.get(name);
      if (text !== undefined) return text;
    }
    return '';
  }
}

/** What stands in a path right below another, and nothing deeper: `NOM` of `A/B/NOM` below `A/B`; null otherwise. */
export function childOf(parent: string, path: string): string | null {
  if (path.length <= parent.length || path[parent.length] !== '/' || !path.startsWith(parent)) return null;
  const name = path.slice(parent.length + 1);
  return name.includes('/') ? null : name;
}

export function withoutBlanks(numbers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== ''));
}
