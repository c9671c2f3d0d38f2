/**
 * The characters of the bytes 0x80 to 0x9F, `\0` for the five undefined ones (0x81, 0x8D, 0x8F, 0x90, 0x9D). Source:
 * unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
 */
const upperControls = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
const firstByte = 0x80;

const specialBytes: ReadonlyMap<string, number> = new Map(
  [...upperControls].flatMap((character, i) => (character === '\0' ? [] : [[character, firstByte + i]])),
);

const unencodable = /[^\0-\x7F\xA0-\xFF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu;

/** Encodes XML text or markup in windows-1252; a character outside of it becomes a decimal reference (`&#322;`). */
export function encodeWindows1252(xml: string): Uint8Array {
  const text = xml.replace(unencodable, (character) => `&#${character.codePointAt(0)};`);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    bytes[i] = code <= 0xff ? code : (specialBytes.get(text.charAt(i)) ?? 0);
  }
  return bytes;
}
