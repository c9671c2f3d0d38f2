import { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import { parseRne } from '../domain/rne.ts';

/** A stored calendar date. */
export const Day = z.string().transform((text, context): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date !== null) return date;
  context.addIssue('not a day');
  return z.NEVER;
});

/** A stored RNE. */
export const RneCode = z.string().transform((text, context) => {
  const parsed = parseRne(text);
  if (parsed.ok) return parsed.value.rne;
  context.addIssue('not an RNE');
  return z.NEVER;
});
