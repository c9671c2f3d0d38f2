import type { CalendarDate } from './calendar-date.ts';

/** One reminder per due date and portal, for any number of documents. */
export interface Reminder {
  readonly portalId: string;
  readonly portalName: string;
  /** The name of a parent's child whose loans these are; null for the current user's own. */
  readonly loansOf: string | null;
  readonly dueOn: CalendarDate;
  /** The day for which it is planned; part of its identity. */
  readonly planned: CalendarDate;
  readonly titles: readonly string[];
  /** When the loans were read, in milliseconds since 1970. */
  readonly readAt: number | null;
}

/** The toolbar button's badge: the number of overdue loans, or else of those due within two days. */
export interface Badge {
  readonly kind: 'late' | 'soon';
  readonly count: number;
}

export interface NotificationText {
  readonly title: string;
  readonly text: string;
}

/** A reminder that is being shown: recorded before the notification is created. */
export interface BegunReminder {
  /** The id of its notification. */
  readonly id: string;
  /** The mark under which it is recorded as given. */
  readonly mark: string;
}

/** The content of a shown notification. */
export interface ToldReminder {
  /** The id of the notification. */
  readonly id: string;
  /** A digest of its text. */
  readonly says: number;
}
