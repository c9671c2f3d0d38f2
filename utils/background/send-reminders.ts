import { showBadge } from '../browser/badge.ts';
import {
  canNotify,
  clearNotification,
  showNotification,
  shownNotifications,
  updateNotification,
} from '../browser/notifications.ts';
import { bringLastToFront, type ClosingTab, openPage } from '../browser/tabs.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { PanelPortal } from '../domain/panel.ts';
import type { CurrentUser, PersonKey } from '../domain/person.ts';
import type { Badge, NotificationText, Reminder } from '../domain/reminder.ts';
import { showsLoans } from '../domain/visible-loans.ts';
import { accountAddress } from '../esidoc/addresses.ts';
import {
  badgeOf,
  dayName,
  digestOf,
  dueReminders,
  notificationId,
  portalOfNotification,
  reminderName,
} from '../reminders/due-reminders.ts';
import { mayRemind, type WallMoment, wallMoment } from '../reminders/reminder-days.ts';
import { whileCurrent } from '../session/user-lock.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import {
  addGivenReminders,
  markOf,
  readBegunReminders,
  readGivenReminders,
  readToldReminders,
  removeGivenReminders,
  writeBegunReminders,
  writeToldReminders,
} from '../storage/given-reminders.ts';
import { readSettings, speakChosenLanguage } from '../storage/settings.ts';
import { viewPortals } from './portal-view.ts';
import { canShowPersonalData, pronotePages } from './served-sites.ts';

/** The notification text of a reminder; without titles on a shared computer. */
export type ReminderText = (
  reminder: Reminder,
  today: CalendarDate,
  hidesTitles: boolean,
) => NotificationText;

type Render = (reminder: Reminder) => Promise<NotificationText>;

const lock = 'reminders';

/**
 * Updates the badge and the notifications from the stored loans: clears what is outdated, and shows each due reminder
 * once. Called after each change of the loans or settings, at each start and every hour.
 */
export function remind(reminderText: ReminderText): Promise<void> {
  return navigator.locks.request(lock, async () => {
    const user = await readCurrentPerson();
    if (user === null || !(await canShowPersonalData())) return clearReminders();
    await updateReminders(user, await viewPortals(user), reminderText);
  });
}

/** The part of `remind` that follows once it is known that the user's loans may be shown; call under its lock. */
export async function updateReminders(
  user: CurrentUser,
  portals: readonly PanelPortal[],
  reminderText: ReminderText,
): Promise<void> {
  const { reminders: rules, computer } = await readSettings();
  const shown = portals.filter(({ loans }) => showsLoans(loans));
  const moment = wallMoment(Date.now());
  const render: Render = async (reminder) => {
    await speakChosenLanguage();
    return reminderText(reminder, moment.today, computer === 'shared');
  };
  await whileCurrent(user, async () => {
    await updateBadge(badgeOf(shown, moment.today));
    const due = dueReminders(shown, moment.today, rules);
    await updateShown(due, render);
    if (mayRemind(moment, rules) && (await canNotify())) await showDue(user, due, moment, render);
  });
}

/** Clears the badge and all notifications. Does not take the lock, so that a deletion never waits for it. */
export async function clearReminders(): Promise<void> {
  await updateBadge(null);
  for (const id of await confirmShown()) await clearNotification(id);
}

/** Clears the reminders on a shared computer when its last tab of PRONOTE is closed: the user may leave. */
export async function clearRemindersOnLeave(closing: ClosingTab): Promise<void> {
  if (!(await canShowPersonalData(closing))) await navigator.locks.request(lock, clearReminders);
}

/** The user closed or clicked this notification: it was shown, even if the worker stopped before recording that. */
export async function confirmSeen(id: string): Promise<void> {
  const begun = await readBegunReminders();
  if (begun.some((one) => one.id === id)) await writeBegunReminders(begun.filter((one) => one.id !== id));
}

/** Opens the loans of a clicked notification: brings PRONOTE to the front, or else opens the portal's account page. */
export async function openReminder(id: string): Promise<void> {
  const portalId = portalOfNotification(id);
  if (portalId === null) return;
  await clearNotification(id);
  if (await bringLastToFront(await pronotePages())) return;
  const portal = (await readSettings()).portals.find((one) => one.id === portalId);
  if (portal !== undefined) await openPage(accountAddress(portal), 'newForegroundTab');
}

async function updateBadge(badge: Badge | null): Promise<void> {
  await speakChosenLanguage();
  await showBadge(badge);
}

/** The ids of the shown notifications. A begun reminder that is shown is complete, whenever the worker stopped. */
async function confirmShown(): Promise<readonly string[]> {
  const [shown, begun] = await Promise.all([shownNotifications(), readBegunReminders()]);
  const unfinished = begun.filter(({ id }) => !shown.includes(id));
  if (unfinished.length < begun.length) await writeBegunReminders(unfinished);
  return shown;
}

/** Updates or clears the shown notifications after a return, a new day, or a change of the settings. */
async function updateShown(due: readonly Reminder[], render: Render): Promise<void> {
  for (const id of await confirmShown()) {
    const reminder = due.find((one) => notificationId(one) === id);
    const isUpToDate = reminder !== undefined && (await isShownOrUpdated(id, reminder, render));
    if (!isUpToDate) await clearNotification(id);
  }
}

async function isShownOrUpdated(id: string, reminder: Reminder, render: Render): Promise<boolean> {
  const says = await digest(reminder, render);
  const shown = await readToldReminders();
  if (shown.some((one) => one.id === id && one.says === says)) return true;
  if (!(await updateNotification(id, await render(reminder)))) return false;
  await recordShown(id, says);
  return true;
}

/** Independent of the time of the reading: the loans are read again minutes after many a start. */
async function digest(reminder: Reminder, render: Render): Promise<number> {
  return digestOf(await render({ ...reminder, readAt: null }));
}

async function recordShown(id: string, says: number): Promise<void> {
  const shown = await shownNotifications();
  const others = (await readToldReminders()).filter((one) => one.id !== id && shown.includes(one.id));
  await writeToldReminders([...others, { id, says }]);
}

async function showDue(
  { key }: CurrentUser,
  due: readonly Reminder[],
  { today }: WallMoment,
  render: Render,
): Promise<void> {
  const given = new Set(await readGivenReminders());
  const begun = await readBegunReminders();
  for (const reminder of due) {
    const marks = await marksOf(key, reminder, today);
    // Recorded as given but not shown: the worker stopped between the two, in this run of the browser.
    const isUnfinished = begun.some(({ mark }) => marks.includes(mark));
    if (marks.some((mark) => given.has(mark)) && !isUnfinished) continue;
    if (!(await show(reminder, marks, render))) return;
  }
}

/** Recorded first: if the browser stops midway a reminder may be missed, but is never shown twice. */
async function show(reminder: Reminder, marks: readonly string[], render: Render): Promise<boolean> {
  const [mark = ''] = marks;
  const id = notificationId(reminder);
  const others = (await readBegunReminders()).filter((one) => one.mark !== mark);
  await writeBegunReminders([...others, { id, mark }]);
  await addGivenReminders(marks);
  await recordShown(id, await digest(reminder, render));
  const isShown = await showNotification(id, await render(reminder));
  if (!isShown) await removeGivenReminders(marks);
  await writeBegunReminders(others);
  return isShown;
}

function marksOf(key: PersonKey, reminder: Reminder, today: CalendarDate): Promise<readonly string[]> {
  const names = [reminderName(reminder), dayName(reminder, today)];
  return Promise.all(names.map((name) => markOf(JSON.stringify([key, name]))));
}
