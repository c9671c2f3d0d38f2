import type { CalendarDate } from './calendar-date.ts';

/** All loans due on one day, as one event of the user's calendar. */
export interface CalendarEvent {
  /** Stable for an event: a calendar that imports it again replaces the old version. */
  readonly uid: string;
  /** Increases with each change of the event under this uid. */
  readonly sequence: number;
  readonly day: CalendarDate;
  /** True when nothing is due on this day any more. */
  readonly cancelled: boolean;
  readonly items: readonly CalendarItem[];
}

export interface CalendarItem {
  readonly title: string;
  readonly portalName: string;
}
