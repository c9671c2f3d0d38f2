/**
 * Characters that no XML 1.0 document may hold, not even as a reference: controls but tab and line ends, lone
 * surrogates, U+FFFE and U+FFFF. Source: Extensible Markup Language (XML) 1.0, fifth edition, production 2 (Char).
 */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Removes the characters that XML forbids. */
export function xmlText(text: string): string {
  return text.replace(illegal, '');
}

/** The code points that XML forbids in a text, in their order; a lone surrogate as itself. */
export function illegalCodePoints(text: string): readonly number[] {
  return (text.match(illegal) ?? []).map((character) => character.codePointAt(0) ?? 0);
}

/** Whether an XML field with this text would be empty or white space only. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > 0x20 && first < 0x7f) return false;
  return xmlText(text).trim() === '';
}

const reference = /&([^&;]*)(;?)/g;
const decimal = /^#\d{1,7}$/;
const hexadecimal = /^#x[\dA-Fa-f]{1,6}$/;
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Entity decoder for fast-xml-parser: decodes the references of XML itself, by name and by number, and throws on any
 * other. The library's own decoder leaves numeric references as they are, or also decodes those of HTML.
 */
export const strictEntities = {
  setExternalEntities: () => {},
  addInputEntities: () => {},
  reset: () => {},
  setXmlVersion: () => {},
  decode: (text: string): string =>
    text.includes('&')
      ? text.replace(reference, (_, name: string, end: string) => decodeReference(name, end))
      : text,
};

function decodeReference(name: string, end: string): string {
  const code = decimal.test(name)
    ? Number(name.slice(1))
    : hexadecimal.test(name)
      ? Number(`0${name.slice(1)}`)
      : null;
  const character = code === null || code > 0x10ffff ? named.get(name) : String.fromCodePoint(code);
  if (end !== ';' || character === undefined || illegalCodePoints(character).length > 0)
    throw new Error('a reference that XML does not define');
  return character;
}
