import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { fail, type Result, succeed } from '../domain/result.ts';
import { type ListFailure, mostListBytes } from '../domain/user-list.ts';
import type { Scheduler } from './scheduler.ts';

/** A list of people compresses about tenfold; a zip bomb approaches DEFLATE's limit of 1032 to 1. */
const greatestRatio = 200;
/** A high ratio is harmless below this size. */
const harmlessSize = 4 * 1024 * 1024;
/** DEFLATE limits the output of one push: 4 KiB give 4 MiB at most. */
const pushedBytes = 4 * 1024;
const pushesPerYield = 16;
const namesShown = 10;

/**
 * Extracts the only XML, CSV or text file of a zip. Counts every byte while inflating, since declared sizes may be false.
 * Fails without such a file, with several, and when it is encrypted or too large.
 */
export async function unpackList(
  zip: Uint8Array,
  scheduler: Scheduler,
): Promise<Result<{ name: string; bytes: Uint8Array }, ListFailure>> {
  if (((zip[6] ?? 0) & 1) === 1) return fail({ kind: 'locked-zip' });
  const reader = new ZipReader();
  for (let start = 0, push = 1; start < zip.length; start += pushedBytes, push += 1) {
    const failure = reader.take(zip.subarray(start, start + pushedBytes), start + pushedBytes >= zip.length);
    if (failure !== null) return fail(failure);
    if (push % pushesPerYield === 0) await scheduler.yield(start / zip.length);
  }
  return reader.list();
}

interface Entry {
  readonly name: string;
  readonly chunks: Uint8Array[];
  whole: boolean;
}

class ZipReader {
  readonly #unzip = new Unzip((file) => this.#begin(file));
  readonly #names: string[] = [];
  readonly #entries: Entry[] = [];
  #failure: ListFailure | null = null;
  #packed = 0;
  #unpacked = 0;

  constructor() {
    this.#unzip.register(UnzipInflate);
  }

  take(chunk: Uint8Array, last: boolean): ListFailure | null {
    this.#packed += chunk.length;
    try {
      this.#unzip.push(chunk, last);
    } catch {
      return { kind: 'broken-zip' };
    }
    if (this.#unpacked > mostListBytes) return { kind: 'too-large', mostBytes: mostListBytes };
    if (this.#unpacked > harmlessSize && this.#unpacked > this.#packed * greatestRatio) {
      return { kind: 'suspicious-zip' };
    }
    return this.#failure;
  }

  list(): Result<{ name: string; bytes: Uint8Array }, ListFailure> {
    if (this.#names.some((name) => /^(\[Content_Types\]\.xml|mimetype)$/.test(name))) {
      return fail({ kind: 'not-a-list', looksLike: 'spreadsheet' });
    }
    const [entry, another] = this.#entries;
    if (another !== undefined) return fail({ kind: 'several-in-zip', names: this.#shown(this.#entries) });
    if (entry === undefined) {
      return fail({ kind: 'no-list-in-zip', names: this.#names.slice(0, namesShown) });
    }
    if (!entry.whole) return fail({ kind: 'broken-zip' });
    return succeed({ name: entry.name, bytes: joined(entry.chunks) });
  }

  #shown(entries: readonly Entry[]): readonly string[] {
    return entries.slice(0, namesShown).map(({ name }) => name);
  }

  #begin(file: UnzipFile): void {
    this.#names.push(file.name);
    if (!isListName(file.name)) return;
    const entry: Entry = { name: file.name.split('/').at(-1) ?? file.name, chunks: [], whole: false };
    this.#entries.push(entry);
    file.ondata = (error, chunk, final) => {
      if (error !== null) this.#failure ??= { kind: 'broken-zip' };
      if (error !== null) return;
      this.#unpacked += chunk.length;
      if (this.#unpacked <= mostListBytes) entry.chunks.push(chunk);
      entry.whole ||= final;
    };
    file.start();
  }
}

function isListName(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return /\.(xml|csv|txt)$/i.test(name) && !name.startsWith('.') && !/^__MACOSX\//.test(path);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
