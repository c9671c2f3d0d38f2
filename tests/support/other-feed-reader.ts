import { XMLParser } from 'fast-xml-parser';
import { strictEntities } from './strict-entities.ts';

const parser = new XMLParser({
  jPath: false,
  trimValues: false,
  parseTagValue: false,
  ignoreDeclaration: true,
  entityDecoder: strictEntities,
  isArray: (name) => name === 'EMPRUNTEURS',
});

interface Parsed {
  readonly FICHES_XML: string | { readonly EMPRUNTEURS?: readonly Readonly<Record<string, string>>[] };
}

/** The borrowers of a feed as a parser reads them that ours has nothing to do with; throws where it is not well formed. */
export function borrowersByOther(feed: Uint8Array): readonly ReadonlyMap<string, string>[] {
  const encoding = /encoding="([\w-]+)"/.exec(Buffer.from(feed.subarray(0, 100)).toString('latin1'))?.[1];
  const parsed: Parsed = parser.parse(new TextDecoder(encoding, { fatal: true }).decode(feed), true);
  const root = parsed.FICHES_XML;
  if (typeof root === 'string') return [];
  return (root.EMPRUNTEURS ?? []).map(
    (record) => new Map(Object.entries(record).filter(([name]) => name !== '#text')),
  );
}
