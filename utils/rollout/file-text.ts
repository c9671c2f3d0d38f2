import type { RolloutFile } from '../domain/rollout.ts';

/** The text of a file: UTF-16 where it begins with that mark, as Windows' registry files do, else UTF-8. */
export function readText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The bytes of a file; UTF-16 begins with its mark. */
export function writeText({ text, encoding }: RolloutFile): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(2 + 2 * index, text.charCodeAt(index), true);
  return bytes;
}
