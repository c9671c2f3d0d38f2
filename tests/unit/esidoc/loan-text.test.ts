import { describe, expect, it } from 'vitest';
import { shownText } from '../../../utils/esidoc/loan-text.ts';

describe('shownText', () => {
  it.each<[string, string, string | null]>([
    ['blanks of all kinds', ' \t\u00A0\uFEFFLe\u2028Horla\n', 'Le Horla'],
    ['control characters', 'Le \u0000Hor\u0007la\u0085\u009B', 'Le Horla'],
    ['signs that reorder', '\u202Egpj.\u202C \u2066exe\u2069\u202A\u202B\u202D\u2067\u2068', 'gpj. exe'],
    ['halves of characters', 'A\uD83DB\uDE00C', 'ABC'],
    ['nothing that is seen', '\u202E \u0000', null],
    ['markup, which is text', '<b>a</b> &amp;lt; <3', '<b>a</b> &amp;lt; <3'],
    ['emoji, joined ones too', 'Le 👩‍👩‍👧 de 🏴‍☠️', 'Le 👩‍👩‍👧 de 🏴‍☠️'],
    ['other scripts and their marks', 'الف ليلة\u200F 百年', 'الف ليلة\u200F 百年'],
    ['500 characters', '😀'.repeat(500), '😀'.repeat(500)],
    ['501 characters', '😀'.repeat(501), `${'😀'.repeat(499)}…`],
    ['2 000 characters', 'é'.repeat(2000), `${'é'.repeat(499)}…`],
    ['a cut after a blank', `${'a'.repeat(498)} ${'b'.repeat(9)}`, `${'a'.repeat(498)}…`],
    ['a cut inside joined emoji', `${'a'.repeat(497)}👩‍👩`, `${'a'.repeat(497)}👩‍👩`],
    ['a cut after a joiner', `${'a'.repeat(497)}👩‍👩a`, `${'a'.repeat(497)}👩…`],
  ])('%s', (_name, text, shown) => {
    expect(shownText(text)).toBe(shown);
  });
});
