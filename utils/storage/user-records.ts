import { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import { parseRne } from '../domain/rne.ts';
import { roles, type User } from '../domain/user.ts';

const Day = z.string().transform((text, context): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date !== null) return date;
  context.addIssue('not a day');
  return z.NEVER;
});

export const RneCode = z.string().transform((text, context) => {
  const parsed = parseRne(text);
  if (parsed.ok) return parsed.value.rne;
  context.addIssue('not an RNE');
  return z.NEVER;
});

/** A user as they are stored. */
export const UserRecord = z.object({
  role: z.enum(roles),
  lastName: z.string(),
  firstName: z.string(),
  birthDate: Day.nullable(),
  classes: z.array(z.string()),
  groups: z.array(z.string()),
  schools: z.array(RneCode),
  address: z.string(),
  postalCode: z.string(),
  town: z.string(),
  phone: z.string(),
  email: z.string(),
  numbers: z.record(z.string(), z.string()),
  leftOn: Day.nullable(),
  places: z.array(z.object({ file: z.string(), line: z.number() })),
}) satisfies z.ZodType<User>;
