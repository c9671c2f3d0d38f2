import { z } from 'zod';
import { dayRangesText, minuteOfDayText, readDayRanges, readMinuteOfDay } from '../domain/day-ranges.ts';
import {
  mostDaysBefore,
  mostHolidays,
  mostLateEvery,
  type ReminderRules,
  ruleNames,
  usualRules,
  type Weekday,
  weekdayNames,
} from '../domain/reminder-rules.ts';
import { isSame } from '../domain/settings-change.ts';
import { Day } from './domain-fields.ts';

const DaysBefore = z.array(z.int().min(0).max(mostDaysBefore)).max(20).readonly();
const Minute = z.int().min(0).max(1439);

/** The stored rules. A new field needs a default. */
export const ReminderRulesRecord = z.object({
  enabled: z.boolean(),
  daysBefore: DaysBefore,
  lateEvery: z.int().min(1).max(mostLateEvery).nullable(),
  closedOn: z
    .array(z.literal([0, 1, 2, 3, 4, 5, 6]))
    .max(7)
    .readonly(),
  holidays: z
    .array(z.object({ from: Day, to: Day }).refine(({ from, to }) => from <= to))
    .max(mostHolidays)
    .readonly(),
  quietHours: z.object({ from: Minute, until: Minute }).nullable(),
}) satisfies z.ZodType<ReminderRules>;

const ClockTime = z.string().transform((text, context) => {
  const minute = readMinuteOfDay(text);
  if (minute !== null) return minute;
  context.addIssue('not a time');
  return z.NEVER;
});

const Holiday = z.string().transform((text, context) => {
  const ranges = readDayRanges(text);
  const [range] = ranges.ok ? ranges.value : [];
  if (range !== undefined) return range;
  context.addIssue('not a range of days');
  return z.NEVER;
});

/** The rules as a policy writes them: any of them, times as `19:00`, holidays as `19/12/2026 - 03/01/2027`. */
export const ReminderPolicy = z.object({
  enabled: z.exactOptional(z.boolean()),
  daysBefore: z.exactOptional(DaysBefore),
  // 0 stands for null: policies have no null.
  lateEvery: z.exactOptional(
    z
      .int()
      .min(0)
      .max(mostLateEvery)
      .transform((days) => (days === 0 ? null : days)),
  ),
  closedOn: z.exactOptional(
    z
      .array(z.enum(weekdayNames))
      .max(7)
      .transform((names) => names.map((name) => weekdayNames.indexOf(name) as Weekday)),
  ),
  holidays: z.exactOptional(z.array(Holiday).max(mostHolidays).readonly()),
  // Equal times stand for null.
  quietHours: z.exactOptional(
    z
      .object({ from: ClockTime, until: ClockTime })
      .transform((hours) => (hours.from === hours.until ? null : hours)),
  ),
}) satisfies z.ZodType<Partial<ReminderRules>>;

/** The rules that are not as usual, as a policy writes them. */
export function writeReminderPolicy(rules: ReminderRules): Readonly<Record<string, unknown>> {
  const { from, until } = rules.quietHours ?? { from: 0, until: 0 };
  const written = {
    enabled: rules.enabled,
    daysBefore: rules.daysBefore,
    lateEvery: rules.lateEvery ?? 0,
    closedOn: rules.closedOn.map((day) => weekdayNames[day]),
    holidays: rules.holidays.map((range) => dayRangesText([range])),
    quietHours: { from: minuteOfDayText(from), until: minuteOfDayText(until) },
  } satisfies Record<keyof ReminderRules, unknown>;
  const changed = ruleNames.filter((name) => !isSame(rules[name], usualRules[name]));
  return Object.fromEntries(changed.map((name) => [name, written[name]]));
}
