import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import { fold } from './loan-text.ts';

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
 * The first date in a text, in figures (`2025-10-14`, `14/10/2025`, `14.10.25`) or in words (`14 octobre 2025`,
 * `1er mars 2026`, `Oct 14, 2025`); null without one, and for a day that does not exist. A time after it is passed over.
 * Figures are read in the French order, day before month.
 */
export function dateIn(text: string): CalendarDate | null {
  const figures = /(?<!\d)(?:\d{4}([-/.])\d{2}\1\d{2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?!\d)/.exec(
    text,
  )?.[0];
  if (figures !== undefined) {
    return parseCalendarDate(/^\d{4}/.test(figures) ? figures.replace(/[/.]/g, '-') : figures);
  }
  const folded = fold(text);
  for (const [, day, name = '', year] of folded.matchAll(dayFirst)) {
    if (monthNamed(name) !== null) return parseCalendarDate(`${day}/${monthNamed(name)}/${year}`);
  }
  for (const [, name = '', day, year] of folded.matchAll(monthFirst)) {
    if (monthNamed(name) !== null) return parseCalendarDate(`${day}/${monthNamed(name)}/${year}`);
  }
  return null;
}

/** From 1. */
function monthNamed(name: string): number | null {
  const month = months.findIndex((spellings) => spellings.includes(name));
  return month < 0 ? null : month + 1;
}
