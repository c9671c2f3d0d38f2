import { describe, expect, it } from 'vitest';
import { decodeWindows1252, windows1252Byte } from '../../../utils/export/windows-1252.ts';

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const latin1 = Buffer.from(everyByte).toString('latin1');
/** As the WHATWG Encoding Standard's index has it; not by TextDecoder, whose releases in Node have had it wrong. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const known = latin1.slice(0, 0x80) + upper + latin1.slice(0xa0);

describe('windows-1252', () => {
  it('is read as the WHATWG Encoding Standard has it', () => {
    expect(decodeWindows1252(everyByte)).toBe(known);
  });

  it('is read in parts of any length', () => {
    const long = Uint8Array.from({ length: 200_001 }, (_, i) => i % 256);
    expect(decodeWindows1252(long)).toBe(known.repeat(782).slice(0, 200_001));
  });

  it('has a byte for each character that it reads, the undefined five apart, and for no other', () => {
    const undefinedFive = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
    const bytes = new Map([...known].map((character, byte) => [character.charCodeAt(0), byte]));
    for (const byte of undefinedFive) bytes.delete(byte);
    const codes = Array.from({ length: 0x10000 }, (_, code) => code);
    expect(codes.filter((code) => windows1252Byte(code) !== bytes.get(code))).toEqual([]);
  });
});
