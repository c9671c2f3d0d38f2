import { describe, expect, it } from 'vitest';
import { parseRne, withExpectedLetter } from '../../../utils/domain/rne.ts';

describe('parseRne', () => {
  it.each(['0951099D', '0931490P', '0570216A', '2160010M', '9990075C'])('accepts %s', (code) => {
    const expected = { rne: code, expectedLetter: code.at(-1), letterIsExpected: true };
    expect(parseRne(code)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['0750001A', 'U'],
    ['0351234A', 'B'],
  ])('accepts %s with the expected letter %s', (code, letter) => {
    const parsed = parseRne(code);
    expect(parsed).toMatchObject({ value: { rne: code, expectedLetter: letter, letterIsExpected: false } });
    expect(parsed.ok && withExpectedLetter(parsed.value)).toBe(code.slice(0, 7) + letter);
  });

  it.each([' 057 0216 a ', '0570216a', '0.570.216-A', '0570216'])(
    'reads "%s" however it is typed',
    (typed) => {
      expect(parseRne(typed)).toMatchObject({ ok: true, value: { rne: '0570216A', letterIsExpected: true } });
    },
  );

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['057021A', 'not-an-rne'],
    ['05702160A', 'not-an-rne'],
    ['0570216AB', 'not-an-rne'],
    ['A570216', 'not-an-rne'],
    ['collège', 'not-an-rne'],
  ])('rejects "%s" as %s', (typed, kind) => {
    expect(parseRne(typed)).toEqual({ ok: false, failure: { kind } });
  });
});
