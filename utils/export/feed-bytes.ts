import type { FeedEncoding } from '../domain/feed.ts';
import { windows1252Byte } from './windows-1252.ts';

const chunkSize = 65_536;
/** Bytes that one UTF-16 code unit takes at most: `&#65533;`. A pair takes `&#1114111;`, fewer for each of its two. */
const mostPerUnit = 8;

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const ampersand = 0x26;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const noCharacters: readonly number[] = [];

/** Collects a feed's bytes in chunks, so that no text of the whole feed is ever held. */
export class FeedBytes {
  readonly #isSingleByte: boolean;
  readonly #full: Uint8Array[] = [];
  #chunk = new Uint8Array(chunkSize);
  #at = 0;

  constructor(encoding: FeedEncoding) {
    this.#isSingleByte = encoding === 'windows-1252';
  }

  /** Adds bytes as they are: markup, which is ASCII in both encodings. */
  markup(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#chunk.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /**
   * Adds the text of an element, its markup escaped. Returns the code points that were left out because XML forbids
   * them (see `legalText`), a lone surrogate as itself.
   */
  text(text: string): readonly number[] {
    this.#reserve(text.length * mostPerUnit);
    const chunk = this.#chunk;
    let at = this.#at;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (isNotPlain(code)) {
        this.#at = at;
        return this.#difficultText(text, i);
      }
      chunk[at] = code;
      at += 1;
    }
    this.#at = at;
    return noCharacters;
  }

  /** The whole feed. */
  bytes(): Uint8Array<ArrayBuffer> {
    const parts = [...this.#full, this.#chunk.subarray(0, this.#at)];
    const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #difficultText(text: string, from: number): readonly number[] {
    const dropped: number[] = [];
    for (let i = from; i < text.length; i += 1) {
      const code = text.codePointAt(i) ?? 0;
      if (code > 0xffff) i += 1;
      if (isIllegal(code)) dropped.push(code);
      else this.#character(code);
    }
    return dropped;
  }

  #character(code: number): void {
    if (isMarkup(code)) this.#reference(code);
    else if (code < 0x80) this.#byte(code);
    else if (this.#isSingleByte) this.#latin(code);
    else this.#utf8(code);
  }

  #latin(code: number): void {
    const byte = windows1252Byte(code);
    if (byte === undefined) this.#reference(code);
    else this.#byte(byte);
  }

  #utf8(code: number): void {
    if (code < 0x800) this.#byte(0xc0 | (code >> 6));
    else if (code < 0x10000) {
      this.#byte(0xe0 | (code >> 12));
      this.#byte(0x80 | ((code >> 6) & 0x3f));
    } else {
      this.#byte(0xf0 | (code >> 18));
      this.#byte(0x80 | ((code >> 12) & 0x3f));
      this.#byte(0x80 | ((code >> 6) & 0x3f));
    }
    this.#byte(0x80 | (code & 0x3f));
  }

  /** A numeric character reference: `&#38;` for an ampersand, `&#13;` for a line end that parsers would change. */
  #reference(code: number): void {
    for (const character of `&#${code};`) this.#byte(character.charCodeAt(0));
  }

  #byte(byte: number): void {
    this.#chunk[this.#at] = byte;
    this.#at += 1;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#chunk.length) return;
    this.#full.push(this.#chunk.subarray(0, this.#at));
    this.#chunk = new Uint8Array(Math.max(chunkSize, size));
    this.#at = 0;
  }
}

/** Anything but the ASCII that stands for itself in the text of an element. */
function isNotPlain(code: number): boolean {
  return code > 0x7e || code < 0x20 || isMarkup(code);
}

function isMarkup(code: number): boolean {
  return code === ampersand || code === lessThan || code === greaterThan || code === carriageReturn;
}

function isIllegal(code: number): boolean {
  if (code < 0x20) return code !== tab && code !== lineFeed && code !== carriageReturn;
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
}
