/**
 * Characters that no XML 1.0 document may hold, not even as a reference: controls but tab and line ends, surrogates
 * that stand alone, U+FFFE and U+FFFF. Source: Extensible Markup Language (XML) 1.0, fifth edition, production 2.
 */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text without the characters that XML forbids. */
export function legalText(text: string): string {
  return text.replace(illegal, '');
}

/** The code points that XML forbids in a text, in their order; a lone surrogate as itself. */
export function illegalCodePoints(text: string): readonly number[] {
  return (text.match(illegal) ?? []).map((character) => character.codePointAt(0) ?? 0);
}

/** Whether nothing that can be read is left of a text in a feed. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > 0x20 && first < 0x7f) return false;
  return legalText(text).trim() === '';
}
