import { SaxesParser } from 'saxes';

/**
 * Reads a feed with another parser than the product: the fields of each borrower in their order. Throws when the feed
 * is not well formed.
 */
export function readFeedWithSaxes(feed: Uint8Array): readonly ReadonlyMap<string, string>[] {
  const encoding = /encoding="([\w-]+)"/.exec(Buffer.from(feed.subarray(0, 100)).toString('latin1'))?.[1];
  const borrowers: Map<string, string>[] = [];
  const parser = new SaxesParser();
  let field: string | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    field = name.endsWith('_M') ? name : null;
    if (name === 'EMPRUNTEURS') borrowers.push(new Map());
    else if (field !== null) borrowers.at(-1)?.set(field, '');
  });
  parser.on('text', (text) => {
    if (field !== null) borrowers.at(-1)?.set(field, text);
  });
  parser.on('closetag', () => {
    field = null;
  });
  parser.write(new TextDecoder(encoding, { fatal: true }).decode(feed)).close();
  return borrowers;
}
