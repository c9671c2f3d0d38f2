import { type CalendarDate, localCalendarDate } from '../domain/calendar-date.ts';

/** Milliseconds since 1970. */
export type Now = () => number;

export const systemNow: Now = () => Date.now();

/** Today on the wall calendar of this computer. */
export function today(now: Now): CalendarDate {
  return localCalendarDate(new Date(now()));
}
