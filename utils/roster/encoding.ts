import { fail, type Result, succeed } from '../domain/result.ts';
import type { ListFailure } from '../domain/user-list.ts';
import { utf16Order } from './file-kind.ts';
import { pieceSize, type Scheduler } from './scheduler.ts';

/** A file's text in pieces that end at character boundaries, without byte order marks. */
export interface DecodedText {
  readonly encoding: string;
  readonly pieces: readonly string[];
  /** A problem that did not prevent decoding: a declaration that the bytes contradict, or lines of two encodings. */
  readonly doubt: 'wrong-encoding' | 'mixed-encodings' | null;
}

type Doubt = DecodedText['doubt'];

/**
 * Decodes bytes: by their byte order mark; else by their XML declaration, unless the bytes contradict it; else as UTF-8
 * if they are valid, else as windows-1252, line by line where a file mixes both. `iso-8859-1` is read as windows-1252,
 * according to the WHATWG Encoding Standard. Fails on an unknown declared encoding.
 */
export async function decode(
  bytes: Uint8Array,
  scheduler: Scheduler,
): Promise<Result<DecodedText, ListFailure>> {
  const utf16 = utf16Order(bytes);
  if (utf16 !== null) return succeed(await decodeAs(bytes, utf16, null, scheduler));
  const declared = declaredEncoding(bytes);
  const known = declared === null ? null : knownEncoding(declared);
  if (declared !== null && known === null) return fail({ kind: 'unknown-encoding', declared });
  const kind = await classifyAll(bytes, scheduler.part(0, 0.4));
  const decoding = scheduler.part(0.4, 1);
  if (kind === 'other' && (known === null || isUnicode(known))) {
    return succeed(await decodeLines(bytes, known !== null, decoding));
  }
  if (known !== null && (kind === 'ascii' || !contradicts(kind, known))) {
    return succeed(await decodeAs(bytes, known, null, decoding));
  }
  return succeed(await decodeAs(bytes, 'utf-8', known === null ? null : 'wrong-encoding', decoding));
}

function contradicts(kind: 'utf-8' | 'other', known: string): boolean {
  return known.startsWith('utf-16') || (kind === 'utf-8' && known !== 'utf-8');
}

function isUnicode(encoding: string): boolean {
  return encoding.startsWith('utf-');
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  return /^\s*(?:ï»¿)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']/.exec(start)?.[1] ?? null;
}

function knownEncoding(declared: string): string | null {
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return null;
  }
}

async function classifyAll(bytes: Uint8Array, scheduler: Scheduler): Promise<'ascii' | 'utf-8' | 'other'> {
  let kind: 'ascii' | 'utf-8' = 'ascii';
  for (let start = 0; start < bytes.length; ) {
    const end = characterStart(bytes, Math.min(start + 4 * pieceSize, bytes.length));
    const here = classify(bytes, start, end);
    if (here === 'other')
      return end === bytes.length && isTruncatedUtf8(bytes, start, kind) ? 'utf-8' : 'other';
    if (here === 'utf-8') kind = 'utf-8';
    start = end;
    if (start < bytes.length) await scheduler.yield(start / bytes.length);
  }
  return kind;
}

/** Whether a file is truncated within its last character, and all before it is valid UTF-8 with accents. */
function isTruncatedUtf8(bytes: Uint8Array, start: number, before: 'ascii' | 'utf-8'): boolean {
  const last = characterStart(bytes, bytes.length - 1);
  const rest = last < start ? 'other' : classify(bytes, start, last);
  return (bytes[last] ?? 0) >= 0xc2 && (rest === 'utf-8' || (rest === 'ascii' && before === 'utf-8'));
}

/** The last index at or before this one, three bytes back at most, where a UTF-8 character may begin. */
function characterStart(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) return bytes.length;
  for (let start = at; start > at - 4 && start > 0; start -= 1) {
    if (((bytes[start] ?? 0) & 0xc0) !== 0x80) return start;
  }
  return at;
}

async function decodeAs(
  bytes: Uint8Array,
  encoding: string,
  doubt: Doubt,
  scheduler: Scheduler,
): Promise<DecodedText> {
  const decoder = new TextDecoder(encoding);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += pieceSize) {
    const last = start + pieceSize >= bytes.length;
    pieces.push(withoutMarks(decoder.decode(bytes.subarray(start, start + pieceSize), { stream: !last })));
    if (!last) await scheduler.yield(start / bytes.length);
  }
  return { encoding: decoder.encoding, pieces, doubt };
}

/** Decodes each line as UTF-8 if valid, else as windows-1252: concatenated lists keep their accents. */
async function decodeLines(
  bytes: Uint8Array,
  declaredUnicode: boolean,
  scheduler: Scheduler,
): Promise<DecodedText> {
  const decoders = { 'utf-8': new TextDecoder('utf-8'), other: new TextDecoder('windows-1252') };
  const pieces: string[] = [];
  const seen = new Set<'utf-8' | 'other'>();
  let run: 'utf-8' | 'other' = 'other';
  let from = 0;
  const flush = (to: number) => {
    if (to > from) pieces.push(withoutMarks(decoders[run].decode(bytes.subarray(from, to))));
    from = to;
  };
  const lineEnd = bytes.includes(0x0a) ? 0x0a : 0x0d;
  let yieldedAt = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = lineAfter(bytes, start, lineEnd);
    const kind = classify(bytes, start, end);
    if (kind !== 'ascii' && kind !== run) {
      flush(start);
      run = kind;
    }
    if (kind !== 'ascii') seen.add(kind);
    if (end - from > pieceSize) flush(end);
    start = end;
    if (start - yieldedAt > pieceSize) {
      yieldedAt = start;
      await scheduler.yield(start / bytes.length);
    }
  }
  flush(bytes.length);
  const doubt = seen.size > 1 ? 'mixed-encodings' : declaredUnicode ? 'wrong-encoding' : null;
  return { encoding: 'windows-1252', pieces, doubt };
}

function lineAfter(bytes: Uint8Array, start: number, lineEnd: number): number {
  const at = bytes.indexOf(lineEnd, start);
  return at === -1 ? bytes.length : at + 1;
}

function withoutMarks(text: string): string {
  return text.includes('\uFEFF') ? text.replaceAll('\uFEFF', '') : text;
}

/**
 * Whether bytes from `start` to `end` are ASCII, other valid UTF-8 (RFC 3629, section 4), or neither. Faster than a fatal
 * TextDecoder, which throws an exception for each invalid line.
 */
function classify(bytes: Uint8Array, start: number, end: number): 'ascii' | 'utf-8' | 'other' {
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

/** First bytes with a narrower range of second bytes: no overlong forms, no surrogates, nothing above U+10FFFF. */
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
