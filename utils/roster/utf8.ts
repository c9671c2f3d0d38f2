/**
 * Whether bytes from `start` to `end` are UTF-8, and not only ASCII: `ascii`, `utf-8` or `other`. The well-formed
 * sequences are those of RFC 3629, section 4. Written out because a TextDecoder that refuses costs an exception a line.
 */
export function natureOf(bytes: Uint8Array, start: number, end: number): 'ascii' | 'utf-8' | 'other' {
  let plain = true;
  for (let index = start; index < end; ) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      index += 1;
      continue;
    }
    plain = false;
    const length = lengthFrom(byte);
    if (length === 0 || index + length > end || !continues(bytes, index, length)) return 'other';
    index += length;
  }
  return plain ? 'ascii' : 'utf-8';
}

function lengthFrom(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** The second byte has a narrower range after some first bytes: no overlong form, no surrogate, nothing past U+10FFFF. */
const secondFrom: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

function continues(bytes: Uint8Array, at: number, length: number): boolean {
  const [low, high] = secondFrom.get(bytes[at] ?? 0) ?? [0x80, 0xbf];
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return false;
  for (let index = at + 2; index < at + length; index += 1) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}
