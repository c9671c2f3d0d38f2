/**
 * What the bytes 0x80 to 0x9F stand for. Source: unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT. The five
 * that it leaves undefined (0x81, 0x8D, 0x8F, 0x90, 0x9D) are read as controls, as the WHATWG Encoding Standard does,
 * and never written.
 */
const upperControls = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
];

const firstControl = 0x80;
const firstLatin = 0xa0;
const partLength = 65_536;

const codes = Uint16Array.from({ length: 256 }, (_, byte) => upperControls[byte - firstControl] ?? byte);

const specialBytes: ReadonlyMap<number, number> = new Map(
  upperControls.flatMap((code, i) => (code < firstLatin ? [] : [[code, firstControl + i]])),
);

/** The byte of a UTF-16 code unit in windows-1252; undefined where it has none. */
export function windows1252Byte(code: number): number | undefined {
  if (code < firstControl || (code >= firstLatin && code <= 0xff)) return code;
  return specialBytes.get(code);
}

/**
 * Reads windows-1252. By this table and not by `TextDecoder`, whose releases in Node have taken this encoding for
 * ISO-8859-1 (nodejs/node, issue 56542): a kept feed is read back as it was written, whatever reads it.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
  const units = new Uint8Array(partLength * 2);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += partLength) {
    const part = bytes.subarray(at, at + partLength);
    for (let i = 0; i < part.length; i += 1) {
      const code = codes[part[i] ?? 0] ?? 0;
      units[i * 2] = code;
      units[i * 2 + 1] = code >> 8;
    }
    parts.push(utf16.decode(units.subarray(0, part.length * 2)));
  }
  return parts.join('');
}
