/** A position in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const space = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const comma = /,/y;
const colon = /:/y;
const brace = /\}/y;
const bracket = /\]/y;

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** The state of the parser: its position and the open brackets. */
interface Reading {
  readonly source: string;
  at: number;
  readonly open: ('{' | '[')[];
}

/**
 * The position of the first syntax error of a JSON text (RFC 8259); null for valid JSON. The error of `JSON.parse` has no
 * position in some of Chromium's messages (2026): once it always has one, this parser can go.
 */
export function findJsonFault(source: string): TextPlace | null {
  const reading: Reading = { source, at: 0, open: [] };
  let expected: Expected = 'value';
  for (;;) {
    take(reading, space);
    const isAtEnd = reading.at === source.length;
    if (isAtEnd && expected === 'nothing') return null;
    const next: Expected | null = isAtEnd ? null : step(reading, expected);
    if (next === null) return placeAt(source, reading.at);
    expected = next;
  }
}

/** What is expected after the next token; null when that one is not valid here. */
function step(reading: Reading, expected: Expected): Expected | null {
  if (expected.endsWith('or-end') && closes(reading)) return afterValue(reading);
  switch (expected) {
    case 'comma-or-end':
      return take(reading, comma) ? (reading.open.at(-1) === '{' ? 'key' : 'value') : null;
    case 'colon':
      return take(reading, colon) ? 'value' : null;
    case 'key':
    case 'key-or-end':
      return take(reading, text) ? 'colon' : null;
    case 'nothing':
      return null;
    default:
      return value(reading);
  }
}

function value(reading: Reading): Expected | null {
  const sign = reading.source.charAt(reading.at);
  if (sign === '{' || sign === '[') {
    reading.at += 1;
    reading.open.push(sign);
    return sign === '{' ? 'key-or-end' : 'value-or-end';
  }
  return take(reading, text) || take(reading, scalar) ? afterValue(reading) : null;
}

function closes(reading: Reading): boolean {
  if (!take(reading, reading.open.at(-1) === '{' ? brace : bracket)) return false;
  reading.open.pop();
  return true;
}

function afterValue({ open }: Reading): Expected {
  return open.length === 0 ? 'nothing' : 'comma-or-end';
}

function take(reading: Reading, pattern: RegExp): boolean {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.source);
  if (found !== null) reading.at += found[0].length;
  return found !== null;
}

/** Line and column of a character, which counts from 0. */
function placeAt(source: string, at: number): TextPlace {
  const lines = source.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
