import { dayRangesText, minuteOfDayText } from '../domain/day-ranges.ts';
import { type ReminderRules, usualRules, weekdayNames } from '../domain/reminder-rules.ts';

/** The rules of reminders as a policy writes them: only what is not as usual; undefined where all is. */
export function reminderValues(rules: ReminderRules): Readonly<Record<string, unknown>> | undefined {
  const { enabled, daysBefore, lateEvery, closedOn, holidays, quietHours } = rules;
  const values = {
    enabled,
    daysBefore,
    lateEvery: lateEvery ?? 0,
    closedOn: closedOn.map((day) => weekdayNames[day]),
    holidays: holidays.map((range) => dayRangesText([range])),
    quietHours: hoursText(quietHours),
  } satisfies Record<keyof ReminderRules, unknown>;
  const unusual = Object.entries(rules).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(usualRules[name as keyof ReminderRules]) ? [] : [name],
  );
  if (unusual.length === 0) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([name]) => unusual.includes(name)));
}

/** From and until the same for none. */
function hoursText(hours: ReminderRules['quietHours']) {
  const { from, until } = hours ?? { from: 0, until: 0 };
  return { from: minuteOfDayText(from), until: minuteOfDayText(until) };
}
