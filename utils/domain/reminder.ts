import type { CalendarDate } from './calendar-date.ts';

/** One for each due date and portal, however many books. */
export interface Reminder {
  readonly portalId: string;
  readonly portalName: string;
  /** Whose loans these are where that is not the person at the computer: a parent's child. Else null. */
  readonly loansOf: string | null;
  readonly dueOn: CalendarDate;
  /** The day it is planned for: another day's is another reminder. */
  readonly planned: CalendarDate;
  readonly titles: readonly string[];
  /** When the loans were read, in milliseconds since 1970. */
  readonly readAt: number | null;
}

/** What stands on the toolbar's button: how many loans are late, or else due within two days. */
export interface Badge {
  readonly kind: 'late' | 'soon';
  readonly count: number;
}

/** What a notification says. */
export interface NotificationWords {
  readonly title: string;
  readonly text: string;
}

/** A reminder whose giving has begun. */
export interface BegunReminder {
  /** The name of its notification. */
  readonly id: string;
  /** What it is marked with as given. */
  readonly mark: string;
}

/** What a notification that is shown says. */
export interface ToldReminder {
  /** The name of its notification. */
  readonly id: string;
  /** Stands for its words, and for no others. */
  readonly says: number;
}
