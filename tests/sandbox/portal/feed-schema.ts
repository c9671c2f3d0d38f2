import { readFileSync } from 'node:fs';
import { memoryPages, validateXML } from 'xmllint-wasm';
import type { FeedProfile } from '../../../utils/domain/feed.ts';

export interface Finding {
  /** Line of the original feed, counted from 1; null when the validator gives none. */
  readonly line: number | null;
  readonly text: string;
}

const fileName = 'flux.xml';
const prologue = /^<\?xml version="1\.0" encoding="([\w-]+)"\?>/;
const encodings: ReadonlySet<string> = new Set(['windows-1252', 'utf-8']);

/**
 * The errors that libxml2 finds in a feed: none when it is well formed and valid against the profile's schema. This
 * build of libxml2 reads UTF-8 only, so the feed is first decoded by its declared encoding.
 */
export async function findingsIn(feed: Uint8Array, profile: FeedProfile): Promise<readonly Finding[]> {
  const text = decoded(feed);
  if (text === null)
    return [{ line: 1, text: 'encodage non déclaré, inconnu, ou qui n’est pas celui du flux' }];
  const { valid, errors } = await validateXML({
    xml: { fileName, contents: text },
    schema: readFileSync(new URL(`./feed-schemas/${profile}.xsd`, import.meta.url), 'utf8'),
    maxMemoryPages: memoryPages.GiB,
  });
  if (valid) return [];
  // The validator's full message quotes the line of the feed, which contains personal data.
  const named = errors.flatMap(({ loc, message }) =>
    loc === null ? [] : [{ line: loc.lineNumber, text: message }],
  );
  return named.length > 0 ? named : [{ line: null, text: 'XML illisible' }];
}

function decoded(feed: Uint8Array): string | null {
  const encoding = prologue.exec(Buffer.from(feed.subarray(0, 100)).toString('latin1'))?.[1]?.toLowerCase();
  if (encoding === undefined || !encodings.has(encoding)) return null;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(feed);
    return text.replace(prologue, '<?xml version="1.0" encoding="utf-8"?>');
  } catch {
    return null;
  }
}
