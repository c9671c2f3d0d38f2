import { XMLParser } from 'fast-xml-parser';
import { type FeedEncoding, feedEncodings } from '../domain/feed.ts';
import { type FeedField, feedFields } from '../domain/feed-field.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { strictEntities } from './entities.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** The fields of one borrower in the order in which they stand; one that is left out has no entry. */
export type Borrower = ReadonlyMap<FeedField, string>;

export interface ReadFeed {
  readonly encoding: FeedEncoding;
  readonly borrowers: readonly Borrower[];
}

export type ReadFeedFailure =
  /** No prologue of a feed, or one of another encoding than a feed has. */
  | { readonly kind: 'unknown-encoding' }
  /** Not well formed, cut off, or markup that no feed has: DOCTYPE, comments, CDATA, entities, attributes. */
  | { readonly kind: 'malformed'; readonly detail: string }
  /** Well formed, but not the elements of a feed. `at` counts borrowers from 0. */
  | { readonly kind: 'not-a-feed'; readonly at: number | null };

/** A feed of which the prologue and the two ends were seen, and its borrowers part by part. */
export interface OpenFeed {
  readonly encoding: FeedEncoding;
  /** Ends with the first failure. */
  readonly parts: () => Generator<Result<readonly Borrower[], ReadFeedFailure>>;
}

const start = /^<\?xml version="1\.0" encoding="([\w-]+)"\?>[ \t\r\n]*(<FICHES_XML>)?/;
const end = /<\/FICHES_XML>[ \t\r\n]*$/;
const longestEnd = 200;
const partBytes = 256 * 1024;
const recordEnd = new TextEncoder().encode('</EMPRUNTEURS>');
const fields: ReadonlySet<string> = new Set(feedFields);

const parser = new XMLParser({
  jPath: false,
  // Elements in the order in which they stand, as the parser itself finds them: grouping them by name takes it longer.
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  entityDecoder: strictEntities,
});

/**
 * Reads a feed back, as strictly as it is written: from a file that the portal or this browser has kept to the fields
 * of its borrowers.
 */
export function readFeed(bytes: Uint8Array): Result<ReadFeed, ReadFeedFailure> {
  const feed = openFeed(bytes);
  if (!feed.ok) return feed;
  const borrowers: Borrower[] = [];
  for (const part of feed.value.parts()) {
    if (!part.ok) return part;
    for (const borrower of part.value) borrowers.push(borrower);
  }
  return succeed({ encoding: feed.value.encoding, borrowers });
}

/**
 * Reads a feed part by part, some hundred borrowers at a time, so that the memory it takes is that of a part however
 * long the feed is. A part that is not well formed by itself is refused, so the whole is well formed too.
 */
export function openFeed(bytes: Uint8Array): Result<OpenFeed, ReadFeedFailure> {
  const head = start.exec(asciiOf(bytes.subarray(0, longestEnd)));
  const encoding = feedEncodings.find((one) => one === head?.[1]?.toLowerCase());
  if (head === null || encoding === undefined) return fail({ kind: 'unknown-encoding' });
  const tail = end.exec(asciiOf(bytes.subarray(-longestEnd)));
  if (head[2] === undefined || tail === null)
    return fail({ kind: 'malformed', detail: 'the feed does not begin and end as a feed' });
  const body = bytes.subarray(head[0].length, bytes.length - tail[0].length);
  return succeed({ encoding, parts: () => readParts(body, encoding) });
}

/** Only for what is ASCII in both encodings. */
function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function* readParts(
  body: Uint8Array,
  encoding: FeedEncoding,
): Generator<Result<readonly Borrower[], ReadFeedFailure>> {
  let before = 0;
  for (let from = 0; from < body.length; ) {
    const to = partEnd(body, from);
    const part = readPart(body.subarray(from, to), encoding, before);
    yield part;
    if (!part.ok) return;
    before += part.value.length;
    from = to;
  }
}

/** Behind the last borrower that ends within the size of a part, or behind the next one where there is none. */
function partEnd(body: Uint8Array, from: number): number {
  for (let size = partBytes; from + size < body.length; size *= 2) {
    const last = lastRecordEnd(body, from, from + size);
    if (last !== -1) return last;
  }
  return body.length;
}

/** The end of a borrower is never part of a text, in which no `<` may stand, nor of another character's bytes. */
function lastRecordEnd(body: Uint8Array, from: number, to: number): number {
  for (let at = to - recordEnd.length; at > from; at -= 1)
    if (recordEnd.every((byte, i) => body[at + i] === byte)) return at + recordEnd.length;
  return -1;
}

/** The borrowers of a part; `before` is how many stand before it. */
function readPart(
  bytes: Uint8Array,
  encoding: FeedEncoding,
  before: number,
): Result<readonly Borrower[], ReadFeedFailure> {
  const text = decode(bytes, encoding);
  if (text === null)
    return fail({ kind: 'malformed', detail: 'bytes that are not of the declared encoding' });
  if (/<[!?]/.test(text)) return fail({ kind: 'malformed', detail: 'markup that no feed has' });
  const parsed = parse(`<FICHES_XML>${text}</FICHES_XML>`);
  if (!parsed.ok) return parsed;
  const records = elementsOf(only(parsed.value, 'FICHES_XML'));
  if (records === null) return fail({ kind: 'not-a-feed', at: null });
  const borrowers: Borrower[] = [];
  for (const { name, content } of records) {
    if (name !== 'EMPRUNTEURS') return fail({ kind: 'not-a-feed', at: null });
    const borrower = borrowerOf(content);
    if (borrower === null) return fail({ kind: 'not-a-feed', at: before + borrowers.length });
    borrowers.push(borrower);
  }
  return succeed(borrowers);
}

function decode(bytes: Uint8Array, encoding: FeedEncoding): string | null {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(xml: string): Result<unknown, ReadFeedFailure> {
  try {
    return succeed(parser.parse(xml, true));
  } catch (error) {
    return fail({ kind: 'malformed', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** An element as the parser gives it: what stands in it, in its order. */
interface Element {
  readonly name: string;
  readonly content: unknown;
}

const textName = '#text';

/** The content of the one element that stands here; null where there is none, or another. */
function only(nodes: unknown, name: string): unknown {
  const [element, ...others] = elementsOf(nodes) ?? [];
  return element?.name === name && others.length === 0 ? element.content : null;
}

/** The elements that stand here, white space beside them apart; null where there is text, or an attribute. */
function elementsOf(nodes: unknown): readonly Element[] | null {
  if (!Array.isArray(nodes)) return null;
  const elements: Element[] = [];
  for (const node of nodes) {
    const element = elementOf(node);
    if (element === null) return null;
    if (element.name !== textName) elements.push(element);
    else if (typeof element.content !== 'string' || element.content.trim() !== '') return null;
  }
  return elements;
}

/** Null for an element with attributes, which the parser puts beside its content. */
function elementOf(node: unknown): Element | null {
  if (typeof node !== 'object' || node === null) return null;
  const [entry, ...others] = Object.entries(node);
  return entry === undefined || others.length > 0 ? null : { name: entry[0], content: entry[1] };
}

function borrowerOf(content: unknown): Borrower | null {
  const elements = elementsOf(content);
  if (elements === null) return null;
  const borrower = new Map<FeedField, string>();
  for (const element of elements) {
    const value = textOf(element.content);
    if (!isField(element.name) || value === null || borrower.has(element.name)) return null;
    borrower.set(element.name, value);
  }
  return borrower;
}

/** What is written in an element; null where another element stands in it. */
function textOf(content: unknown): string | null {
  if (!Array.isArray(content)) return null;
  if (content.length === 0) return '';
  const text = content.length === 1 ? elementOf(content[0]) : null;
  return text?.name === textName && typeof text.content === 'string' ? text.content : null;
}

function isField(name: string): name is FeedField {
  return fields.has(name);
}
