import { SaxesParser } from 'saxes';

/** The borrowers of a feed as a parser reads them that ours has nothing to do with; throws where it is not well formed. */
export function borrowersBySaxes(feed: Uint8Array): readonly ReadonlyMap<string, string>[] {
  const borrowers: Map<string, string>[] = [];
  const open: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    text = '';
    if (open.length === 2) borrowers.push(new Map());
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (open.length === 3) borrowers.at(-1)?.set(name, text);
    open.pop();
    text = '';
  });
  const encoding = /encoding="([\w-]+)"/.exec(Buffer.from(feed.subarray(0, 100)).toString('latin1'))?.[1];
  parser.write(new TextDecoder(encoding, { fatal: true }).decode(feed)).close();
  return borrowers;
}
