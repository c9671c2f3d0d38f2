import { SaxesParser } from 'saxes';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { ListFailure } from '../domain/user-list.ts';
import { legalXml } from './cell-text.ts';
import type { Scheduler } from './scheduler.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Receives each element by its path below the root, e.g. `DONNEES/ELEVES/ELEVE`, its text at the end tag. */
export interface XmlListener {
  open(path: string, attributes: XmlAttributes, line: number): void;
  close(path: string, text: string): void;
}

/**
 * Parses XML piece by piece, with the listener for its root element. Fails on a document type declaration (no list has
 * one, and it may declare entities), on deeply nested, malformed or truncated XML, and on an unknown root. Uses saxes,
 * since fast-xml-parser needs the whole document in memory.
 */
export async function readXml<Listener extends XmlListener>(
  pieces: readonly string[],
  listenerFor: (root: string) => Listener | null,
  scheduler: Scheduler,
): Promise<Result<Listener, ListFailure>> {
  const reader = new XmlReader(listenerFor);
  let carried = '';
  for (const [index, piece] of pieces.entries()) {
    const text = carried + piece;
    const last = index === pieces.length - 1;
    const end = last ? text.length : text.length - unfinishedReference(text);
    carried = text.slice(end);
    const failure = reader.take(legalXml(text.slice(0, end)));
    if (failure !== null) return fail(failure);
    if (!last) await scheduler.yield((index + 1) / pieces.length);
  }
  return reader.end();
}

/** The length of a possibly incomplete character reference at the end of a piece. */
function unfinishedReference(text: string): number {
  return /&[^;]{0,10}$/.exec(text)?.[0].length ?? 0;
}

/** Lists are less than ten levels deep; the stack of paths takes quadratic memory in the depth. */
const deepest = 50;

class XmlReader<Listener extends XmlListener> {
  readonly #parser = new SaxesParser();
  readonly #paths: string[] = [];
  readonly #texts: string[] = [];
  #listener: Listener | null = null;
  #failure: ListFailure | null = null;
  #tagLine = 1;

  constructor(listenerFor: (root: string) => Listener | null) {
    const parser = this.#parser;
    parser.on('error', () => this.#fail({ kind: 'broken-xml', line: parser.line }));
    parser.on('doctype', (doctype) => this.#fail(this.#refused(doctype)));
    parser.on('opentagstart', () => {
      this.#tagLine = parser.line;
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (this.#paths.length === 0) this.#begin(name, listenerFor(name));
      else this.#open(name, attributes);
    });
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('closetag', () => this.#close());
  }

  take(text: string): ListFailure | null {
    this.#parser.write(text);
    return this.#failure;
  }

  end(): Result<Listener, ListFailure> {
    const { line } = this.#parser;
    this.#parser.off('error');
    this.#parser.on('error', () => this.#fail({ kind: 'truncated-xml', line }));
    this.#parser.close();
    if (this.#failure !== null || this.#listener === null) {
      return fail(this.#failure ?? { kind: 'truncated-xml', line });
    }
    return succeed(this.#listener);
  }

  #fail(failure: ListFailure): void {
    this.#failure ??= failure;
  }

  #refused(doctype: string): ListFailure {
    if (/^\s*html\b/i.test(doctype)) return { kind: 'other-xml', root: 'html' };
    return { kind: 'unsafe-xml', line: this.#parser.line };
  }

  #begin(root: string, listener: Listener | null): void {
    if (listener === null) this.#fail({ kind: 'other-xml', root: root.slice(0, 80) });
    this.#listener = listener;
    this.#paths.push('');
    this.#texts.push('');
  }

  #open(name: string, attributes: XmlAttributes): void {
    if (this.#failure !== null) return;
    const parent = this.#paths.at(-1) ?? '';
    const path = parent === '' ? name : `${parent}/${name}`;
    this.#paths.push(path);
    this.#texts.push('');
    if (this.#paths.length > deepest) this.#fail({ kind: 'unsafe-xml', line: this.#tagLine });
    if (this.#failure === null) this.#listener?.open(path, attributes, this.#tagLine);
  }

  #addText(text: string): void {
    const last = this.#texts.length - 1;
    if (last >= 0) this.#texts[last] = (this.#texts[last] ?? '') + text;
  }

  #close(): void {
    const path = this.#paths.pop() ?? '';
    const text = this.#texts.pop() ?? '';
    if (path !== '' && this.#failure === null) this.#listener?.close(path, text);
  }
}
