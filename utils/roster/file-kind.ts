import type { ListFailure } from '../domain/user-list.ts';

type LooksLike = Extract<ListFailure, { kind: 'not-a-list' }>['looksLike'];

/** Signatures of formats that users pick by mistake, from the formats' specifications. */
const signatures: readonly (readonly [LooksLike | 'zip', readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
];

const sampleLength = 4096;

/** Classifies a file by its first bytes: a zip, a format that is not a list, or text. */
export function kindOfFile(bytes: Uint8Array): 'text' | 'zip' | LooksLike {
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  }
  return isUtf16(bytes) || !isMostlyControl(bytes) ? 'text' : 'binary';
}

/** The byte order of UTF-16, by its mark or by the zero bytes of Latin text; null for other encodings. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, sampleLength);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = start.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  return null;
}

function isUtf16(bytes: Uint8Array): boolean {
  return utf16Order(bytes) !== null;
}

function isMostlyControl(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, sampleLength);
  const controls = start.reduce((count, byte) => count + (byte < 0x20 && !isBlank(byte) ? 1 : 0), 0);
  return controls > start.length / 10;
}

function isBlank(byte: number): boolean {
  return byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
