import type { CalendarDate } from '../domain/calendar-date.ts';
import type { PanelPortal } from '../domain/panel.ts';
import type { NotificationWords, Reminder } from '../domain/reminder.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';
import { lastPlannedDay } from './reminder-days.ts';

/** The reminders that stand as the loans are now: what was returned, or renewed, has none. */
export function standingReminders(
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

/** What tells a reminder from all others of the person: it is given once. */
export function reminderName({ portalId, loansOf, dueOn, planned }: Reminder): string {
  return JSON.stringify([portalId, loansOf, dueOn, planned]);
}

/** What stands for all reminders of the same loans on one day: there is at most one, whatever the rules become. */
export function dayName({ portalId, loansOf, dueOn }: Reminder, today: CalendarDate): string {
  return JSON.stringify([portalId, loansOf, dueOn, 'on', today]);
}

const prefix = 'due';

/**
 * The name of its notification, the same whichever of its loans are left. It goes to the browser, and names no person
 * and no book.
 */
export function notificationId({ portalId, dueOn, planned, loansOf }: Reminder): string {
  return JSON.stringify([prefix, portalId, dueOn, planned, digest(loansOf ?? '')]);
}

/** Stands for the words of a notification. */
export function digestOf({ title, text }: NotificationWords): number {
  return digest(JSON.stringify([title, text]));
}

/** The portal that a notification of ours is about; null for any other notification. */
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
