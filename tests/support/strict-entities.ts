const longestReference = /&([^&;]*)(;?)/g;

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Decodes the references that XML itself defines, by name and by number, and throws at any other: a feed declares no
 * entities. In the shape that fast-xml-parser asks of a decoder, whose own leaves numeric references as they are, or
 * decodes those of HTML too.
 */
export const strictEntities = {
  setExternalEntities: refuse,
  addInputEntities: refuse,
  reset: () => {},
  setXmlVersion: () => {},
  decode: (text: string): string =>
    text.includes('&')
      ? text.replace(longestReference, (_, name: string, end: string) => decoded(name, end))
      : text,
};

function refuse(entities: Record<string, string>): void {
  if (Object.keys(entities).length > 0) throw new Error('the feed declares entities');
}

function decoded(name: string, end: string): string {
  const character = end === ';' ? (named.get(name) ?? byNumber(name)) : null;
  if (character === null) throw new Error('a reference that XML does not define');
  return character;
}

function byNumber(name: string): string | null {
  const digits = /^#(?:(\d{1,7})|x([\dA-Fa-f]{1,6}))$/.exec(name);
  if (digits === null) return null;
  const code = digits[1] === undefined ? Number.parseInt(digits[2] ?? '', 16) : Number(digits[1]);
  return isLegal(code) ? String.fromCodePoint(code) : null;
}

/** Extensible Markup Language (XML) 1.0, fifth edition, production 2. */
function isLegal(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
