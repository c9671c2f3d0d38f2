import { dayRangesText, minuteOfDayText, readDayRanges, readMinuteOfDay } from './day-ranges.ts';
import {
  mostDaysBefore,
  mostHolidays,
  mostLateEvery,
  type QuietHours,
  type ReminderRules,
  type Weekday,
} from './reminder-rules.ts';
import { fail, type Result, succeed } from './result.ts';

/** The rules as texts of a form. */
export interface ReminderDraft {
  readonly enabled: boolean;
  readonly daysBefore: string;
  readonly lateEvery: string;
  readonly closedOn: readonly Weekday[];
  readonly holidays: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
}

/** The invalid fields; `holidays` is the number of the line, counting from 1. */
export interface ReminderFaults {
  readonly daysBefore?: true;
  readonly lateEvery?: true;
  readonly holidays?: number;
  readonly quietHours?: true;
}

export function reminderDraft(rules: ReminderRules): ReminderDraft {
  const { quietHours } = rules;
  return {
    enabled: rules.enabled,
    daysBefore: rules.daysBefore.join(', '),
    lateEvery: rules.lateEvery === null ? '' : String(rules.lateEvery),
    closedOn: rules.closedOn,
    holidays: dayRangesText(rules.holidays),
    quietFrom: quietHours === null ? '' : minuteOfDayText(quietHours.from),
    quietUntil: quietHours === null ? '' : minuteOfDayText(quietHours.until),
  };
}

export function readReminderDraft(draft: ReminderDraft): Result<ReminderRules, ReminderFaults> {
  const daysBefore = readDays(draft.daysBefore);
  const lateEvery = readLateEvery(draft.lateEvery);
  const holidays = readDayRanges(draft.holidays);
  const quietHours = readQuietHours(draft);
  const { enabled, closedOn } = draft;
  const tooMany = holidays.ok && holidays.value.length > mostHolidays;
  if (daysBefore !== null && lateEvery !== undefined && holidays.ok && !tooMany && quietHours !== undefined)
    return succeed({ enabled, closedOn, daysBefore, lateEvery, holidays: holidays.value, quietHours });
  return fail({
    ...(daysBefore === null && { daysBefore: true }),
    ...(lateEvery === undefined && { lateEvery: true }),
    ...(!holidays.ok && { holidays: holidays.failure.line }),
    ...(tooMany && { holidays: mostHolidays + 1 }),
    ...(quietHours === undefined && { quietHours: true }),
  });
}

function readDays(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const days = parts.map((part) => readNumber(part, 0, mostDaysBefore));
  const known = days.filter((day) => day !== null);
  return known.length === days.length ? [...new Set(known)].sort((a, b) => b - a).slice(0, 20) : null;
}

function readLateEvery(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  return readNumber(text.trim(), 1, mostLateEvery) ?? undefined;
}

function readNumber(text: string, least: number, most: number): number | null {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

function readQuietHours({ quietFrom, quietUntil }: ReminderDraft): QuietHours | null | undefined {
  if (quietFrom === '' && quietUntil === '') return null;
  const from = readMinuteOfDay(quietFrom);
  const until = readMinuteOfDay(quietUntil);
  return from === null || until === null || from === until ? undefined : { from, until };
}
