import { describe, expect, it } from 'vitest';
import { displayText, findDate } from '../../../utils/esidoc/portal-text.ts';

describe('displayText', () => {
  it.each<[string, string, string | null]>([
    ['white space of all kinds', ' \t\u00A0\uFEFFLe\u2028Horla\n', 'Le Horla'],
    ['control characters', 'Le \u0000Hor\u0007la\u0085\u009B', 'Le Horla'],
    [
      'bidirectional control characters',
      '\u202Egpj.\u202C \u2066exe\u2069\u202A\u202B\u202D\u2067\u2068',
      'gpj. exe',
    ],
    ['lone surrogates', 'A\uD83DB\uDE00C', 'ABC'],
    ['only invisible characters', '\u202E \u0000', null],
    ['markup, as plain text', '<b>a</b> &amp;lt; <3', '<b>a</b> &amp;lt; <3'],
    ['joined emoji', 'Le 👩‍👩‍👧 de 🏴‍☠️', 'Le 👩‍👩‍👧 de 🏴‍☠️'],
    ['other scripts and their direction marks', 'الف ليلة\u200F 百年', 'الف ليلة\u200F 百年'],
    ['500 characters', '😀'.repeat(500), '😀'.repeat(500)],
    ['501 characters', '😀'.repeat(501), `${'😀'.repeat(499)}…`],
    ['2 000 characters', 'é'.repeat(2000), `${'é'.repeat(499)}…`],
    ['a cut after a blank', `${'a'.repeat(498)} ${'b'.repeat(9)}`, `${'a'.repeat(498)}…`],
    ['a cut inside joined emoji', `${'a'.repeat(497)}👩‍👩`, `${'a'.repeat(497)}👩‍👩`],
    ['a cut after a joiner', `${'a'.repeat(497)}👩‍👩a`, `${'a'.repeat(497)}👩…`],
  ])('cleans %s', (_name, text, displayed) => {
    expect(displayText(text)).toBe(displayed);
  });
});

describe('findDate', () => {
  it.each<[string, string]>([
    ['2025-10-14', '2025-10-14'],
    ['2025-10-14 23:59:00', '2025-10-14'],
    ['2025-10-14T00:00:00+02:00', '2025-10-14'],
    ['2025/10/14', '2025-10-14'],
    ['14/10/2025', '2025-10-14'],
    ['14/10/25', '2025-10-14'],
    ['14.10.2025', '2025-10-14'],
    ['14-10-2025', '2025-10-14'],
    ['4/9/2025', '2025-09-04'],
    ['le 14/10/2025 à 10 h 30', '2025-10-14'],
    ['14 octobre 2025', '2025-10-14'],
    ['mardi 14 octobre 2025', '2025-10-14'],
    ['1er mars 2026', '2026-03-01'],
    ['1 FÉVRIER 2026', '2026-02-01'],
    ['3 févr. 2026', '2026-02-03'],
    ['Oct 14, 2025', '2025-10-14'],
    ['Tuesday, October 14th, 2025', '2025-10-14'],
    ['14 October 2025', '2025-10-14'],
    ['1st of March 2026', '2026-03-01'],
    ['tome 2 2024, rendu le 14 août 2025', '2025-08-14'],
    ['29/02/2028', '2028-02-29'],
  ])('finds the date in %j', (text, date) => {
    expect(findDate(text)).toBe(date);
  });

  it.each([
    '',
    'bientôt',
    '31/02/2026',
    '29 février 2026',
    'Feb 30, 2026',
    '2026-13-01',
    '0000-00-00',
    '10/14/2025',
    '14/10/202',
    '114/10/2025',
    '14/10-2025',
    '14/10/20255',
    '20251014',
    '1760400000',
    '14 brumaire 2025',
    '14 octobre',
    '99 octobre 2025',
  ])('finds no date in %j', (text) => {
    expect(findDate(text)).toBeNull();
  });
});
