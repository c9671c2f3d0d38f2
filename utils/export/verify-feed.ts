import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { FeedEncoding } from '../domain/feed.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { checkEligibility } from './eligibility.ts';
import { type FeedInput, feedFields, feedStart, noPause, type Pause, userAt } from './write-feed.ts';
import { strictEntities } from './xml-text.ts';

/** The name and the text of a field in a feed, whatever they are. */
type FoundField = readonly [name: string, text: string];

export type VerifyFailure =
  /** Not well formed, truncated, not in the declared encoding, or with markup that a feed must not have. */
  | { readonly kind: 'malformed'; readonly detail: string }
  /** Well formed, but not the elements of a feed. */
  | { readonly kind: 'not-a-feed' }
  | { readonly kind: 'other-prologue' }
  | { readonly kind: 'other-count'; readonly expected: number; readonly found: number }
  /** The first difference; `at` is the user's index in the input, null is a field that is missing on that side. */
  | {
      readonly kind: 'differs';
      readonly at: number;
      readonly expected: FoundField | null;
      readonly found: FoundField | null;
    };

/** Carries a failure out of the nested reading functions below. */
class Unverified extends Error {
  readonly failure: VerifyFailure;

  constructor(failure: VerifyFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/**
 * Parses a written feed again and compares each field with the input; returns the number of borrowers. Works in chunks
 * of about a hundred borrowers, so that neither memory nor the time between two pauses grows with the feed.
 */
export async function verifyFeed(
  bytes: Uint8Array,
  input: FeedInput,
  pause: Pause = noPause,
): Promise<Result<number, VerifyFailure>> {
  const { eligible } = checkEligibility(input.users, input.profile);
  let found = 0;
  try {
    for (const chunk of documentsIn(bytes, input.encoding)) {
      for (const record of recordsIn(chunk.document)) {
        const at = eligible[found];
        if (at !== undefined) compareRecord(at, record, input);
        found += 1;
      }
      await pause(chunk.done);
    }
  } catch (error) {
    if (error instanceof Unverified) return fail(error.failure);
    throw error;
  }
  const expected = eligible.length;
  return found === expected ? succeed(found) : fail({ kind: 'other-count', expected, found });
}

function compareRecord(at: number, record: readonly FoundField[], input: FeedInput): void {
  const meant = feedFields(userAt(input.users, at), input);
  for (let i = 0; i < Math.max(meant.length, record.length); i += 1) {
    const [expected = null, found = null] = [meant[i], record[i]];
    if (expected?.[0] !== found?.[0] || expected?.[1] !== found?.[1])
      throw new Unverified({ kind: 'differs', at, expected, found });
  }
}

const chunkBytes = 64 * 1024;
const rootStart = '<FICHES_XML>';
const rootEnd = '</FICHES_XML>';
const recordEnd = '</EMPRUNTEURS>';

/** Well-formed XML holds these character sequences only as a comment, CDATA, a DOCTYPE, an instruction, or their end. */
const foreignMarkup = /<[!?]|\]\]>/;

/**
 * Splits a feed behind records and yields each piece as a document of its own: the library reads whole documents only.
 * Without comments and CDATA each end tag is one, so that all pieces are well formed exactly when the feed is.
 */
function* documentsIn(
  bytes: Uint8Array,
  encoding: FeedEncoding,
): Generator<{ readonly document: string; readonly done: number }> {
  const decode = decoderFor(encoding);
  let text = decode(bytes.subarray(0, chunkBytes), bytes.length <= chunkBytes);
  if (!text.startsWith(feedStart(encoding))) throw new Unverified({ kind: 'other-prologue' });
  text = text.slice(feedStart(encoding).length);
  for (let from = chunkBytes; from < bytes.length; from += chunkBytes) {
    const end = text.lastIndexOf(recordEnd) + recordEnd.length;
    if (end >= recordEnd.length) {
      yield { document: rootStart + text.slice(0, end) + rootEnd, done: from / bytes.length };
      text = text.slice(end);
    }
    text += decode(bytes.subarray(from, from + chunkBytes), from + chunkBytes >= bytes.length);
  }
  yield { document: rootStart + text, done: 1 };
}

function decoderFor(encoding: FeedEncoding): (bytes: Uint8Array, isLast: boolean) => string {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes, isLast) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      throw malformed('bytes that are not of the declared encoding');
    }
  };
}

/** A node of the parser's ordered output: its children by its name, or `#text`; `:@` with attributes. */
type XmlNode = Readonly<Record<string, readonly XmlNode[] | string>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  trimValues: false,
  parseTagValue: false,
  entityDecoder: strictEntities,
});

/** The borrowers of a document in their order, each with its fields in their order. */
function recordsIn(document: string): readonly (readonly FoundField[])[] {
  const [root, ...others] = elementsOf(parse(document));
  if (root === undefined || root.name !== 'FICHES_XML' || others.length > 0) throw notAFeed();
  return elementsOf(root.children).map(({ name, children }) => {
    if (name !== 'EMPRUNTEURS') throw notAFeed();
    return elementsOf(children).map((field) => [field.name, textOf(field.children)] as const);
  });
}

function parse(document: string): readonly XmlNode[] {
  if (foreignMarkup.test(document)) throw malformed('markup that no feed has');
  const valid = XMLValidator.validate(document);
  if (valid !== true) throw malformed(valid.err.msg);
  try {
    return parser.parse(document);
  } catch (error) {
    throw malformed(String(error));
  }
}

interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlNode[];
}

/** The elements of nodes between which nothing but white space may be; a feed has no attributes. */
function elementsOf(nodes: readonly XmlNode[]): readonly XmlElement[] {
  return nodes.flatMap((node) => {
    const [[name, children] = ['', ''], ...others] = Object.entries(node);
    if (others.length > 0) throw notAFeed();
    if (typeof children !== 'string') return [{ name, children }];
    // Extensible Markup Language (XML) 1.0, fifth edition, production 3.
    if (/[^ \t\r\n]/.test(children)) throw notAFeed();
    return [];
  });
}

function textOf(nodes: readonly XmlNode[]): string {
  const [node, ...others] = nodes;
  const text = node === undefined ? '' : node['#text'];
  if (typeof text !== 'string' || others.length > 0) throw notAFeed();
  return text;
}

function malformed(detail: string): Unverified {
  return new Unverified({ kind: 'malformed', detail });
}

function notAFeed(): Unverified {
  return new Unverified({ kind: 'not-a-feed' });
}
