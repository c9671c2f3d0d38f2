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

const prologue = /^<\?xml version="1\.0" encoding="([\w-]+)"\?>/;
const longestPrologue = 100;
const borrowersPerPart = 500;
const recordEnd = '</EMPRUNTEURS>';
const fields: ReadonlySet<string> = new Set(feedFields);

const parser = new XMLParser({
  jPath: false,
  trimValues: false,
  parseTagValue: false,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  entityDecoder: strictEntities,
  isArray: (name) => name === 'EMPRUNTEURS',
});

/**
 * Reads a feed back, as strictly as it is written: from a file that the portal or this browser has kept to the fields
 * of its borrowers. The feed is parsed in parts of some hundred borrowers, so that the memory it takes stays that of its
 * texts; a part that is not well formed by itself is refused, so the whole is well formed too.
 */
export function readFeed(bytes: Uint8Array): Result<ReadFeed, ReadFeedFailure> {
  const encoding = declaredEncoding(bytes);
  if (encoding === null) return fail({ kind: 'unknown-encoding' });
  const text = decode(bytes, encoding);
  if (text === null)
    return fail({ kind: 'malformed', detail: 'bytes that are not of the declared encoding' });
  const body = bodyOf(text);
  if (body === null) return fail({ kind: 'malformed', detail: 'the feed does not begin and end as a feed' });
  const borrowers: Borrower[] = [];
  for (const part of partsOf(body)) {
    const failure = readPart(part, borrowers);
    if (failure !== null) return fail(failure);
  }
  return succeed({ encoding, borrowers });
}

function declaredEncoding(bytes: Uint8Array): FeedEncoding | null {
  const start = String.fromCharCode(...bytes.subarray(0, longestPrologue));
  const name = prologue.exec(start)?.[1]?.toLowerCase();
  return feedEncodings.find((encoding) => encoding === name) ?? null;
}

function decode(bytes: Uint8Array, encoding: FeedEncoding): string | null {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What stands within the root element; null where text, markup or an end is there that a feed does not have. */
function bodyOf(text: string): string | null {
  const body = /^<\?xml[^>]*\?>\s*<FICHES_XML>([\s\S]*)<\/FICHES_XML>\s*$/.exec(text)?.[1];
  return body === undefined || /<[!?]/.test(body) ? null : body;
}

/** Cut behind ends of borrowers. Such an end is never part of a text, in which no `<` may stand. */
function* partsOf(body: string): Generator<string> {
  let start = 0;
  let count = 0;
  for (let end = body.indexOf(recordEnd); end !== -1; end = body.indexOf(recordEnd, end + 1)) {
    count += 1;
    if (count % borrowersPerPart !== 0) continue;
    yield body.slice(start, end + recordEnd.length);
    start = end + recordEnd.length;
  }
  yield body.slice(start);
}

/** Adds the borrowers of a part to those read before it. */
function readPart(part: string, borrowers: Borrower[]): ReadFeedFailure | null {
  const read = parse(`<FICHES_XML>${part}</FICHES_XML>`);
  if (!read.ok) return read.failure;
  const root = only(read.value, 'FICHES_XML');
  if (root === '' || (typeof root === 'string' && root.trim() === '')) return null;
  const records = only(root, 'EMPRUNTEURS');
  if (!Array.isArray(records)) return { kind: 'not-a-feed', at: null };
  for (const record of records) {
    const borrower = borrowerOf(record);
    if (borrower === null) return { kind: 'not-a-feed', at: borrowers.length };
    borrowers.push(borrower);
  }
  return null;
}

function parse(xml: string): Result<unknown, ReadFeedFailure> {
  try {
    return succeed(parser.parse(xml, true));
  } catch (error) {
    return fail({ kind: 'malformed', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** The value of an element's only child, white space beside it apart; null where there is another. */
function only(element: unknown, child: string): unknown {
  if (!isElement(element)) return null;
  const isOnly = Object.entries(element).every(([name, value]) => name === child || isSpace(name, value));
  return isOnly ? element[child] : null;
}

function borrowerOf(record: unknown): Borrower | null {
  if (!isElement(record)) return null;
  const borrower = new Map<FeedField, string>();
  for (const [name, value] of Object.entries(record)) {
    if (isSpace(name, value)) continue;
    if (!isField(name) || typeof value !== 'string') return null;
    borrower.set(name, value);
  }
  return borrower;
}

function isSpace(name: string, value: unknown): boolean {
  return name === '#text' && typeof value === 'string' && value.trim() === '';
}

function isElement(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isField(name: string): name is FeedField {
  return fields.has(name);
}
