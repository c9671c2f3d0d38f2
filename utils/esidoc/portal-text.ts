import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';

/** In code points: longer than real titles, and short enough to store hundreds of them. */
const maxDisplayLength = 500;

/**
 * Cleans a text of the portal for storage and display; null when nothing is left. Bidirectional overrides and isolates
 * (U+202A–202E, U+2066–2069), control characters and lone surrogates are removed; texts over 500 characters are
 * truncated with an ellipsis. Markup is kept as plain text.
 */
export function displayText(text: string): string | null {
  const cleaned = text
    .replace(/[\u202A-\u202E\u2066-\u2069\p{Cs}]|(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  // Only as much as decides: the text may be as long as the response.
  const characters = [...cleaned.slice(0, 2 * maxDisplayLength + 1)];
  if (characters.length <= maxDisplayLength) return cleaned || null;
  const start = characters.slice(0, maxDisplayLength - 1).join('');
  return `${start.replace(/[\s\u200D]+$/, '')}…`;
}

/** Removes case, accents and punctuation, so that wordings can be compared. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const months: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

const ordinal = '(\\d{1,2})(?:er|st|nd|rd|th)?';
const dayFirst = new RegExp(`\\b${ordinal} (?:of )?(\\p{L}+) (\\d{4})\\b`, 'gu');
const monthFirst = new RegExp(`\\b(\\p{L}+) ${ordinal} (\\d{4})\\b`, 'gu');

/**
 * Finds the first date in a text, in figures (`2025-10-14`, `14/10/2025`, `14.10.25`, day before month) or in words
 * (`14 octobre 2025`, `1er mars 2026`, `Oct 14, 2025`), ignoring a time after it. Null without a date, and for a day
 * that does not exist.
 */
export function findDate(text: string): CalendarDate | null {
  const figures = /(?<!\d)(?:\d{4}([-/.])\d{2}\1\d{2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?!\d)/.exec(
    text,
  )?.[0];
  if (figures !== undefined) {
    return parseCalendarDate(/^\d{4}/.test(figures) ? figures.replace(/[/.]/g, '-') : figures);
  }
  const folded = foldText(text);
  for (const [, day, name = '', year] of folded.matchAll(dayFirst)) {
    if (monthNumber(name) !== null) return parseCalendarDate(`${day}/${monthNumber(name)}/${year}`);
  }
  for (const [, name = '', day, year] of folded.matchAll(monthFirst)) {
    if (monthNumber(name) !== null) return parseCalendarDate(`${day}/${monthNumber(name)}/${year}`);
  }
  return null;
}

/** From 1; null for another word. */
function monthNumber(name: string): number | null {
  const month = months.findIndex((spellings) => spellings.includes(name));
  return month < 0 ? null : month + 1;
}
