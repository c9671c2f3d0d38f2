import { describe, expect, it } from 'vitest';
import { encodeWindows1252 } from '../../../utils/export/windows-1252.ts';

const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter(
  (byte) => !undefinedBytes.includes(byte),
);

describe('encoding in windows-1252', () => {
  it('is the inverse of the platform decoder for every defined byte', () => {
    const text = new TextDecoder('windows-1252').decode(everyByte);
    expect(encodeWindows1252(text)).toEqual(everyByte);
  });

  it('writes all other characters as decimal references', () => {
    const encodable = new Set(new TextDecoder('windows-1252').decode(everyByte));
    const others = Array.from({ length: 0xd800 }, (_, code) => code).filter(
      (code) => !encodable.has(String.fromCharCode(code)),
    );
    const text = String.fromCharCode(...others);
    expect(Buffer.from(encodeWindows1252(text)).toString('latin1')).toBe(
      others.map((code) => `&#${code};`).join(''),
    );
    expect(Buffer.from(encodeWindows1252('a😀b')).toString('latin1')).toBe('a&#128512;b');
  });
});
