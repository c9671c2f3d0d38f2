import type { CalendarDate } from './calendar-date.ts';

/** From Sunday, 0, to Saturday, 6, as JavaScript counts them. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** In the order of a French week. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0];

/** As a policy writes them; the place in the list is the number. */
export const weekdayNames = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** Days without school, the first and the last one included. */
export interface DayRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Minutes after midnight, on the clock on the wall. */
export type MinuteOfDay = number;

/** Hours in which nobody is reminded: from one minute of the day until before the other, over midnight where it is less. */
export interface QuietHours {
  readonly from: MinuteOfDay;
  readonly until: MinuteOfDay;
}

/** When people are reminded of what is due. */
export interface ReminderRules {
  readonly enabled: boolean;
  /** How many days before the due date; 0 is the day itself. */
  readonly daysBefore: readonly number[];
  /** Days between two reminders of a late loan; null for none. */
  readonly lateEvery: number | null;
  /** Days of the week on which nobody is reminded. */
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

/** Further ahead nobody remembers, and no loan lasts. */
export const mostDaysBefore = 60;
export const mostLateEvery = 60;
/** Longer than any list of a school's holidays. */
export const mostHolidays = 200;
