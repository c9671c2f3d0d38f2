import type { Borrower } from '../domain/borrower.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { LoansView, PanelPortal } from '../domain/panel.ts';
import type { Badge, NotificationWords, Reminder } from '../domain/reminder.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';
import type { Now } from '../platform/clock.ts';
import { badgeOf } from '../reminders/badge.ts';
import { mayRemind, type WallMoment, wallMoment } from '../reminders/reminder-days.ts';
import { dayName, notificationId, reminderName, standingReminders } from '../reminders/reminders.ts';

export interface RemindPorts {
  readonly now: Now;
  /** The person at the computer; null when nobody is known. */
  readonly current: () => Promise<Borrower | null>;
  /** Runs the work only while this borrower is still the one at the computer, and nobody else can arrive meanwhile. */
  readonly whileCurrent: (borrower: Borrower, work: () => Promise<void>) => Promise<void>;
  /** Whether the person may be at the computer: it is theirs, or PRONOTE is open. */
  readonly mayTell: () => Promise<boolean>;
  readonly portals: (borrower: Borrower) => Promise<readonly PanelPortal[]>;
  /** False where the loans that are stored may not be the person's. */
  readonly showsLoans: (loans: LoansView) => boolean;
  readonly rules: () => Promise<ReminderRules>;
  readonly notifications: {
    readonly allowed: () => Promise<boolean>;
    /** The names of those that are shown. */
    readonly shown: () => Promise<readonly string[]>;
    /** False where the browser does not show it after all. */
    readonly show: (id: string, words: NotificationWords) => Promise<boolean>;
    readonly takeBack: (id: string) => Promise<void>;
  };
  readonly words: (reminder: Reminder, today: CalendarDate) => Promise<NotificationWords>;
  readonly given: {
    readonly markOf: (name: string) => Promise<string>;
    readonly read: () => Promise<readonly string[]>;
    readonly add: (marks: readonly string[]) => Promise<void>;
  };
  readonly showBadge: (badge: Badge | null) => Promise<void>;
}

export interface Reminding {
  /**
   * Makes the badge and the reminders anew from the loans as they are known: takes back what no longer holds, and gives
   * each reminder that is owed once. To be run after each reading of loans, at each start and every hour.
   */
  readonly remind: () => Promise<void>;
  /** Nobody is at the computer any more: nothing of theirs is left to be seen. */
  readonly fallSilent: () => Promise<void>;
}

const lock = 'reminders';

export function createReminding(ports: RemindPorts): Reminding {
  async function takeBackAllBut(standing: readonly string[]): Promise<void> {
    const shown = await ports.notifications.shown();
    for (const id of shown.filter((one) => !standing.includes(one))) await ports.notifications.takeBack(id);
  }

  async function silence(): Promise<void> {
    await ports.showBadge(null);
    await takeBackAllBut([]);
  }

  async function look(): Promise<void> {
    const borrower = await ports.current();
    if (borrower === null || !(await ports.mayTell())) return silence();
    const [portals, rules] = await Promise.all([ports.portals(borrower), ports.rules()]);
    const told = portals.filter(({ loans }) => ports.showsLoans(loans));
    const moment = wallMoment(ports.now());
    await ports.whileCurrent(borrower, async () => {
      await ports.showBadge(badgeOf(told, moment.today));
      const standing = standingReminders(told, moment.today, rules);
      await takeBackAllBut(standing.map(notificationId));
      if (mayRemind(moment, rules) && (await ports.notifications.allowed()))
        await giveAll(borrower, standing, moment);
    });
  }

  async function giveAll(
    borrower: Borrower,
    standing: readonly Reminder[],
    moment: WallMoment,
  ): Promise<void> {
    const given = new Set(await ports.given.read());
    const shown = await ports.notifications.shown();
    for (const reminder of standing) {
      const marks = await marksOf(borrower, reminder, moment.today);
      if (marks.some((mark) => given.has(mark))) continue;
      const id = notificationId(reminder);
      // One that is shown, and not marked: the background was ended between the two.
      const isShown = shown.includes(id) || (await show(id, reminder, moment.today));
      if (!isShown) return;
      await ports.given.add(marks);
    }
  }

  async function show(id: string, reminder: Reminder, today: CalendarDate): Promise<boolean> {
    return ports.notifications.show(id, await ports.words(reminder, today));
  }

  function marksOf({ key }: Borrower, reminder: Reminder, today: CalendarDate): Promise<readonly string[]> {
    const names = [reminderName(reminder), dayName(reminder, today)];
    return Promise.all(names.map((name) => ports.given.markOf(JSON.stringify([key, name]))));
  }

  return {
    remind: () => navigator.locks.request(lock, look),
    fallSilent: silence,
  };
}
