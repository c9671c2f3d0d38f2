import { type CalendarDate, daysBetween } from '../domain/calendar-date.ts';
import { isLate } from '../domain/loan.ts';
import type { PanelPortal } from '../domain/panel.ts';
import type { Badge, NotificationText, Reminder } from '../domain/reminder.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';
import { lastPlannedDay } from './reminder-days.ts';

const soonDays = 2;

/** The badge for these portals' loans; null when none is overdue or due soon. */
export function badgeOf(portals: readonly PanelPortal[], today: CalendarDate): Badge | null {
  const loans = portals.flatMap((portal) => portal.loans.loans.filter(({ state }) => state !== 'returned'));
  const late = loans.filter((loan) => isLate(loan, today)).length;
  if (late > 0) return { kind: 'late', count: late };
  const soon = loans.filter(({ dueOn }) => dueOn !== null && daysBetween(today, dueOn) <= soonDays).length;
  return soon > 0 ? { kind: 'soon', count: soon } : null;
}

/** The reminders that apply to the loans of today; returned or renewed loans have none. */
export function dueReminders(
  portals: readonly PanelPortal[],
  today: CalendarDate,
  rules: ReminderRules,
): readonly Reminder[] {
  if (!rules.enabled) return [];
  return portals.flatMap((portal) =>
    [...titlesByDueDate(portal)].flatMap(([dueOn, titles]): Reminder[] => {
      const planned = lastPlannedDay(dueOn, today, rules);
      if (planned === null) return [];
      const { id: portalId, name: portalName, loansOf, loans } = portal;
      return [{ portalId, portalName, loansOf, dueOn, planned, titles, readAt: loans.readAt }];
    }),
  );
}

function titlesByDueDate({ loans }: PanelPortal): ReadonlyMap<CalendarDate, readonly string[]> {
  const titles = new Map<CalendarDate, string[]>();
  for (const { state, dueOn, title } of loans.loans) {
    if (state !== 'returned' && dueOn !== null) titles.set(dueOn, [...(titles.get(dueOn) ?? []), title]);
  }
  return new Map([...titles].map(([dueOn, some]) => [dueOn, some.sort((a, b) => a.localeCompare(b, 'fr'))]));
}

/** Identifies a reminder among all of the user's: it is shown once. */
export function reminderName({ portalId, loansOf, dueOn, planned }: Reminder): string {
  return JSON.stringify([portalId, loansOf, dueOn, planned]);
}

/** Identifies all reminders of the same loans on one day: at most one is shown, even when the rules change. */
export function dayName({ portalId, loansOf, dueOn }: Reminder, today: CalendarDate): string {
  return JSON.stringify([portalId, loansOf, dueOn, 'on', today]);
}

const prefix = 'due';

/** The notification's id, which the browser stores: independent of the titles, and without the name of a person. */
export function notificationId({ portalId, dueOn, planned, loansOf }: Reminder): string {
  return JSON.stringify([prefix, portalId, dueOn, planned, digest(loansOf ?? '')]);
}

/** A digest of a notification's text. */
export function digestOf({ title, text }: NotificationText): number {
  return digest(JSON.stringify([title, text]));
}

/** The id of the portal that a reminder's notification is about; null for any other notification. */
export function portalOfNotification(id: string): string | null {
  try {
    const parts: unknown = JSON.parse(id);
    if (!Array.isArray(parts) || parts[0] !== prefix) return null;
    return typeof parts[1] === 'string' ? parts[1] : null;
  } catch {
    return null;
  }
}

/** FNV-1a, a public-domain hash. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
