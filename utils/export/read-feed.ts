import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type FeedEncoding, type FeedField, feedEncodings, feedFields } from '../domain/feed.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** The fields of one borrower in the order in which they stand; one that is left out has no entry. */
export type FeedRecord = ReadonlyMap<FeedField, string>;

export interface ReadFeed {
  readonly encoding: FeedEncoding;
  readonly borrowers: readonly FeedRecord[];
}

export type ReadFeedFailure =
  /** No prologue of a feed, or one of another encoding than a feed has. */
  | { readonly kind: 'unknown-encoding' }
  /** Not well formed, cut off, or markup that no feed has: DOCTYPE, comments, CDATA, entities, attributes. */
  | { readonly kind: 'malformed'; readonly detail: string }
  /** Well formed, but not the elements of a feed. `at` counts borrowers from 0. */
  | { readonly kind: 'not-a-feed'; readonly at: number | null };

/** A feed of which the prologue was seen, and its borrowers part by part. */
export interface OpenFeed {
  readonly encoding: FeedEncoding;
  /** Ends with the first failure. */
  readonly parts: () => Generator<Result<readonly FeedRecord[], ReadFeedFailure>>;
}

const prologue = /^<\?xml version="1\.0" encoding="([\w-]+)"\?>/;
const longestPrologue = 100;
/** Extensible Markup Language (XML) 1.0, fifth edition, production 3. */
const notSpace = /[^ \t\r\n]/;
const partBytes = 64 * 1024;
const fields: ReadonlySet<string> = new Set(feedFields);

/**
 * Reads a feed back, as strictly as it is written: from a file that the portal or this browser has kept to the fields
 * of its borrowers.
 */
export function readFeed(bytes: Uint8Array): Result<ReadFeed, ReadFeedFailure> {
  const feed = openFeed(bytes);
  if (!feed.ok) return feed;
  const borrowers: FeedRecord[] = [];
  for (const part of feed.value.parts()) {
    if (!part.ok) return part;
    for (const borrower of part.value) borrowers.push(borrower);
  }
  return succeed({ encoding: feed.value.encoding, borrowers });
}

/** Reads a feed part by part, so that the memory it takes is that of a hundred borrowers however long the feed is. */
export function openFeed(bytes: Uint8Array): Result<OpenFeed, ReadFeedFailure> {
  const start = String.fromCharCode(...bytes.subarray(0, longestPrologue));
  const name = prologue.exec(start)?.[1]?.toLowerCase();
  const encoding = feedEncodings.find((one) => one === name);
  if (encoding === undefined) return fail({ kind: 'unknown-encoding' });
  return succeed({ encoding, parts: () => readParts(bytes, encoding) });
}

function* readParts(
  bytes: Uint8Array,
  encoding: FeedEncoding,
): Generator<Result<readonly FeedRecord[], ReadFeedFailure>> {
  const reader = new FeedReader();
  const decode = decoderOf(encoding);
  for (let from = 0; from < bytes.length; from += partBytes) {
    const part = bytes.subarray(from, from + partBytes);
    const text = decode(part, from + partBytes >= bytes.length);
    const read = text === null ? malformed('bytes that are not of the declared encoding') : reader.read(text);
    yield read;
    if (!read.ok) return;
  }
  yield reader.end();
}

/** Decodes part after part; null for bytes that the encoding does not have. */
function decoderOf(encoding: FeedEncoding): (bytes: Uint8Array, isLast: boolean) => string | null {
  if (encoding === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes, isLast) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      return null;
    }
  };
}

function malformed(detail: string): Result<never, ReadFeedFailure> {
  return fail({ kind: 'malformed', detail });
}

/** How deep in the feed: its root, its borrowers, their fields. */
const [outside, inFeed, inBorrower, inField] = [0, 1, 2, 3];

/** Reads a feed as its text comes. The parser knows no entities but those of XML itself, and says what is not well formed. */
class FeedReader {
  readonly #parser = new SaxesParser();
  #depth = outside;
  #field: FeedField | null = null;
  #borrower = new Map<FeedField, string>();
  #complete: FeedRecord[] = [];
  #count = 0;
  #foreign: ReadFeedFailure | null = null;
  #fault: string | null = null;

  constructor() {
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('closetag', () => this.#close());
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('error', ({ message }) => {
      this.#fault ??= message;
    });
    for (const markup of ['doctype', 'comment', 'cdata', 'processinginstruction'] as const) {
      this.#parser.on(markup, () => {
        this.#fault ??= `a ${markup}`;
      });
    }
  }

  /** The borrowers that are complete with this text. */
  read(text: string): Result<readonly FeedRecord[], ReadFeedFailure> {
    this.#parser.write(text);
    return this.#taken();
  }

  end(): Result<readonly FeedRecord[], ReadFeedFailure> {
    this.#parser.close();
    return this.#taken();
  }

  #taken(): Result<readonly FeedRecord[], ReadFeedFailure> {
    if (this.#fault !== null) return malformed(this.#fault);
    if (this.#foreign !== null) return fail(this.#foreign);
    const borrowers = this.#complete;
    this.#complete = [];
    return succeed(borrowers);
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    this.#depth += 1;
    if (Object.keys(attributes).length > 0) this.#refuse();
    if (this.#depth === inField) this.#openField(name);
    else if (name !== (this.#depth === inBorrower ? 'EMPRUNTEURS' : 'FICHES_XML')) this.#refuse();
    else if (this.#depth > inField) this.#refuse();
  }

  #openField(name: string): void {
    this.#field = isField(name) && !this.#borrower.has(name) ? name : null;
    if (this.#field === null) this.#refuse();
    else this.#borrower.set(this.#field, '');
  }

  #text(text: string): void {
    if (this.#depth !== inField) {
      if (notSpace.test(text)) this.#refuse();
    } else if (this.#field !== null) {
      this.#borrower.set(this.#field, (this.#borrower.get(this.#field) ?? '') + text);
    }
  }

  /** Something stands here that no feed has. */
  #refuse(): void {
    this.#foreign ??= { kind: 'not-a-feed', at: this.#depth > inFeed ? this.#count : null };
  }

  #close(): void {
    if (this.#depth === inBorrower) {
      this.#complete.push(this.#borrower);
      this.#borrower = new Map();
      this.#count += 1;
    }
    this.#depth -= 1;
  }
}

function isField(name: string): name is FeedField {
  return fields.has(name);
}
