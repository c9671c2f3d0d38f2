import { message, plural } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import { canRequestNotifications, requestNotifications } from '../../utils/browser/notifications.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import type { CalendarEvent } from '../../utils/domain/calendar-event.ts';
import type { Person } from '../../utils/domain/person.ts';
import { send } from '../../utils/messaging/client.ts';
import { writeCalendar } from '../../utils/reminders/ics-file.ts';
import { notificationsWereRefused, refuseNotifications } from '../../utils/storage/given-reminders.ts';
import { readSettings } from '../../utils/storage/settings.ts';

/** Whether to offer notifications: they are enabled, possible, and were not refused before. */
export async function mayOfferReminders(): Promise<boolean> {
  const [{ reminders }, could, refused] = await Promise.all([
    readSettings(),
    canRequestNotifications(),
    notificationsWereRefused(),
  ]);
  return reminders.enabled && could && !refused;
}

/** Requires user activation: call synchronously from the click handler. False when the user declines. */
export async function acceptReminders(): Promise<boolean> {
  const allowed = await requestNotifications();
  if (!allowed) await refuseNotifications();
  return allowed;
}

/** Saves all due dates as a calendar file; false on failure. */
export async function saveCalendar(person: Person): Promise<boolean> {
  try {
    const events = await send('popup.calendar', { person });
    if (events === null) return false;
    const now = new Date();
    const texts = { name: message('calendar_name'), summary, description };
    const text = writeCalendar(events, texts, localCalendarDate(now), now.getTime());
    saveFile(`${message('calendar_file')}.ics`, new Blob([text], { type: 'text/calendar' }));
    return true;
  } catch (error) {
    report('popup', error);
    return false;
  }
}

function summary({ items, cancelled }: CalendarEvent): string {
  return cancelled ? message('calendar_cancelled') : plural('calendar_event', items.length);
}

/** One title per line, with the portal's name when there are several portals. */
function description({ items, cancelled }: CalendarEvent): string {
  if (cancelled) return message('calendar_cancelled');
  const several = new Set(items.map(({ portalName }) => portalName)).size > 1;
  return items.map(({ title, portalName }) => `• ${several ? `${title} (${portalName})` : title}`).join('\n');
}
