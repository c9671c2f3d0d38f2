import type { Now } from '../browser/clock.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { LoansView, PanelPortal } from '../domain/panel.ts';
import type { CurrentUser, PersonKey } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import type { Badge, BegunReminder, NotificationWords, Reminder, ToldReminder } from '../domain/reminder.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';
import { badgeOf } from '../reminders/badge.ts';
import {
  dayName,
  digestOf,
  notificationId,
  portalOfNotification,
  reminderName,
  standingReminders,
} from '../reminders/due-reminders.ts';
import { mayRemind, type WallMoment, wallMoment } from '../reminders/reminder-days.ts';

export interface RemindPorts {
  readonly now: Now;
  /** The person at the computer; null when nobody is known. */
  readonly current: () => Promise<CurrentUser | null>;
  /** Runs the work only while this borrower is still the one at the computer, and nobody else can arrive meanwhile. */
  readonly whileCurrent: (borrower: CurrentUser, work: () => Promise<void>) => Promise<void>;
  /** Whether the person may be at the computer: it is theirs, or PRONOTE is open. */
  readonly canShowPersonalData: () => Promise<boolean>;
  readonly portals: (borrower: CurrentUser) => Promise<readonly PanelPortal[]>;
  /** False where the loans that are stored may not be the person's. */
  readonly showsLoans: (loans: LoansView) => boolean;
  readonly rules: () => Promise<ReminderRules>;
  readonly notifications: {
    readonly allowed: () => Promise<boolean>;
    /** The names of those that are shown. */
    readonly shown: () => Promise<readonly string[]>;
    /** False where the browser does not show it after all. */
    readonly show: (id: string, words: NotificationWords) => Promise<boolean>;
    /** Changes what one that is shown says, and does not call for attention again; false where that cannot be done. */
    readonly correct: (id: string, words: NotificationWords) => Promise<boolean>;
    readonly dismissNotification: (id: string) => Promise<void>;
  };
  readonly words: (reminder: Reminder, today: CalendarDate) => Promise<NotificationWords>;
  readonly given: {
    readonly markOf: (name: string) => Promise<string>;
    readonly read: () => Promise<readonly string[]>;
    readonly add: (marks: readonly string[]) => Promise<void>;
    readonly remove: (marks: readonly string[]) => Promise<void>;
  };
  /** The reminders whose giving has begun and not ended, for as long as the browser runs. */
  readonly begun: {
    readonly read: () => Promise<readonly BegunReminder[]>;
    readonly write: (begun: readonly BegunReminder[]) => Promise<void>;
  };
  /** What those that are shown say, for as long as the browser runs. */
  readonly told: {
    readonly read: () => Promise<readonly ToldReminder[]>;
    readonly write: (told: readonly ToldReminder[]) => Promise<void>;
  };
  readonly showBadge: (badge: Badge | null) => Promise<void>;
}

export interface Reminding {
  /**
   * Makes the badge and the reminders anew from the loans as they are known: takes back what no longer holds, and gives
   * each reminder that is owed once. To be run after each reading of loans, at each start and every hour.
   */
  readonly remind: () => Promise<void>;
  /**
   * The person has closed this notification, or clicked on it: it was given, also where the background was ended before
   * it could note that.
   */
  readonly wasSeen: (id: string) => Promise<void>;
  /** Nobody is at the computer any more: nothing of theirs is left to be seen. Waits for nothing, whoever holds what. */
  readonly clearAllReminders: () => Promise<void>;
  /** The same where somebody else may sit there now; not while reminders are being made. */
  readonly clearOnLeave: () => Promise<void>;
}

const lock = 'reminders';

export function createReminding(ports: RemindPorts): Reminding {
  async function silence(): Promise<void> {
    await ports.showBadge(null);
    for (const id of await confirmedShown()) await ports.notifications.dismissNotification(id);
  }

  /** What is shown; what was begun and is shown is finished, whenever the background was ended. */
  async function confirmedShown(): Promise<readonly string[]> {
    const [shown, begun] = await Promise.all([ports.notifications.shown(), ports.begun.read()]);
    const unfinished = begun.filter(({ id }) => !shown.includes(id));
    if (unfinished.length < begun.length) await ports.begun.write(unfinished);
    return shown;
  }

  async function look(): Promise<void> {
    const borrower = await ports.current();
    if (borrower === null || !(await ports.canShowPersonalData())) return silence();
    const [portals, rules] = await Promise.all([ports.portals(borrower), ports.rules()]);
    const told = portals.filter(({ loans }) => ports.showsLoans(loans));
    const moment = wallMoment(ports.now());
    await ports.whileCurrent(borrower, async () => {
      await ports.showBadge(badgeOf(told, moment.today));
      const standing = standingReminders(told, moment.today, rules);
      await setRight(standing, moment);
      if (mayRemind(moment, rules) && (await ports.notifications.allowed()))
        await giveAll(borrower, standing, moment);
    });
  }

  /** What is shown says what is so now, or is gone: a book is back, another day has begun, titles are to be hidden. */
  async function setRight(standing: readonly Reminder[], { today }: WallMoment): Promise<void> {
    for (const id of await confirmedShown()) {
      const reminder = standing.find((one) => notificationId(one) === id);
      const isRight = reminder !== undefined && (await saysOrCorrects(id, reminder, today));
      if (!isRight) await ports.notifications.dismissNotification(id);
    }
  }

  async function saysOrCorrects(id: string, reminder: Reminder, today: CalendarDate): Promise<boolean> {
    const says = await gist(reminder, today);
    const told = await ports.told.read();
    if (told.some((one) => one.id === id && one.says === says)) return true;
    if (!(await ports.notifications.correct(id, await ports.words(reminder, today)))) return false;
    await remember(id, says);
    return true;
  }

  /** When the loans were read is no reason to change what is shown: they are read again minutes after many a start. */
  async function gist(reminder: Reminder, today: CalendarDate): Promise<number> {
    return digestOf(await ports.words({ ...reminder, readAt: null }, today));
  }

  async function remember(id: string, says: number): Promise<void> {
    const shown = await ports.notifications.shown();
    const others = (await ports.told.read()).filter((one) => one.id !== id && shown.includes(one.id));
    await ports.told.write([...others, { id, says }]);
  }

  async function giveAll(
    { key }: CurrentUser,
    standing: readonly Reminder[],
    { today }: WallMoment,
  ): Promise<void> {
    const given = new Set(await ports.given.read());
    const begun = await ports.begun.read();
    for (const reminder of standing) {
      const marks = await marksOf(key, reminder, today);
      // Marked, but not shown: the background was ended between the two, in this run of the browser.
      const isUnfinished = begun.some(({ mark }) => marks.includes(mark));
      if (marks.some((mark) => given.has(mark)) && !isUnfinished) continue;
      if (!(await give(reminder, marks, today))) return;
    }
  }

  /** Marked first: a browser that is ended midway may miss a reminder, and never gives one twice. */
  async function give(reminder: Reminder, marks: readonly string[], today: CalendarDate): Promise<boolean> {
    const [mark = ''] = marks;
    const id = notificationId(reminder);
    const others = (await ports.begun.read()).filter((one) => one.mark !== mark);
    await ports.begun.write([...others, { id, mark }]);
    await ports.given.add(marks);
    await remember(id, await gist(reminder, today));
    const isShown = await ports.notifications.show(id, await ports.words(reminder, today));
    if (!isShown) await ports.given.remove(marks);
    await ports.begun.write(others);
    return isShown;
  }

  function marksOf(key: PersonKey, reminder: Reminder, today: CalendarDate): Promise<readonly string[]> {
    const names = [reminderName(reminder), dayName(reminder, today)];
    return Promise.all(names.map((name) => ports.given.markOf(JSON.stringify([key, name]))));
  }

  return {
    remind: () => navigator.locks.request(lock, look),
    async wasSeen(id) {
      const begun = await ports.begun.read();
      if (begun.some((one) => one.id === id)) await ports.begun.write(begun.filter((one) => one.id !== id));
    },
    clearAllReminders: silence,
    clearOnLeave: () => navigator.locks.request(lock, silence),
  };
}

export interface OpenReminderPorts {
  readonly portals: () => Promise<readonly Portal[]>;
  /** Brings an open tab of PRONOTE to the front; false without one. */
  readonly bringPronoteToFront: () => Promise<boolean>;
  readonly openTab: (address: string) => Promise<void>;
  readonly accountAddress: (portal: Portal) => string;
  readonly dismissNotification: (id: string) => Promise<void>;
}

/** Leads from a reminder to the loans: in the panel where PRONOTE is open, else on the portal's account page. */
export async function openReminder(ports: OpenReminderPorts, id: string): Promise<void> {
  const portalId = portalOfNotification(id);
  if (portalId === null) return;
  await ports.dismissNotification(id);
  if (await ports.bringPronoteToFront()) return;
  const portal = (await ports.portals()).find((one) => one.id === portalId);
  if (portal !== undefined) await ports.openTab(ports.accountAddress(portal));
}
