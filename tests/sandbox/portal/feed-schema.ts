import { readFileSync } from 'node:fs';
import { memoryPages, validateXML } from 'xmllint-wasm';
import type { FeedProfile } from '../../../utils/domain/feed.ts';

export interface Finding {
  /** Of the feed as it came, counted from 1; null where the checker names none. */
  readonly line: number | null;
  readonly text: string;
}

const fileName = 'flux.xml';
const prologue = /^<\?xml version="1\.0" encoding="([\w-]+)"\?>/;
const encodings: ReadonlySet<string> = new Set(['windows-1252', 'utf-8']);

/**
 * What libxml2 finds wrong in a feed: nothing when it is well formed and keeps to the schema of the profile. libxml2 is
 * here without its converters and reads UTF-8 only, so the feed is decoded before, by the encoding that it declares.
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
  // The checker also repeats the line of the feed and points into it: personal data that nobody asked for.
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
