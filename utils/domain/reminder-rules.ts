import type { CalendarDate } from './calendar-date.ts';

/** From Sunday, 0, to Saturday, 6, as `Date.getDay` counts. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** In the order of a French week. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0];

/** The names that a policy uses, by `Weekday`. */
export const weekdayNames = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** Days without school, both ends included. */
export interface DayRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Minutes after midnight, local time. */
export type MinuteOfDay = number;

/** Hours without reminders: `from` included, `until` excluded; they span midnight where `until` is less. */
export interface QuietHours {
  readonly from: MinuteOfDay;
  readonly until: MinuteOfDay;
}

/** When reminders of due loans are shown. */
export interface ReminderRules {
  readonly enabled: boolean;
  /** Days before the due date; 0 is the day itself. */
  readonly daysBefore: readonly number[];
  /** Days between two reminders of a late loan; null for none. */
  readonly lateEvery: number | null;
  /** Days of the week without reminders. */
  readonly closedOn: readonly Weekday[];
  readonly holidays: readonly DayRange[];
  /** Null for none. */
  readonly quietHours: QuietHours | null;
}

export const usualRules: ReminderRules = {
  enabled: true,
  daysBefore: [3, 1, 0],
  lateEvery: 7,
  closedOn: [6, 0],
  holidays: [],
  quietHours: { from: 19 * 60, until: 7 * 60 },
};

export const ruleNames = Object.keys(usualRules) as readonly (keyof ReminderRules)[];

/** Longer than a loan lasts. */
export const mostDaysBefore = 60;
export const mostLateEvery = 60;
/** More than a school has in several years. */
export const mostHolidays = 200;
