import type { CalendarDate } from './calendar-date.ts';

/** One day of the person's calendar on which something is due. */
export interface CalendarEvent {
  /** The same for as long as it is the same event: a calendar that is given it again puts the new one in its place. */
  readonly uid: string;
  /** Higher than any that was given before under this uid as soon as anything has changed. */
  readonly sequence: number;
  readonly day: CalendarDate;
  /** Nothing is due on this day any more: the event is to go. */
  readonly cancelled: boolean;
  readonly items: readonly CalendarItem[];
}

export interface CalendarItem {
  readonly title: string;
  readonly portalName: string;
}
