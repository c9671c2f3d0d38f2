import { calendarWords } from '../../components/shared/calendar-words.ts';
import { message } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import { canRequestNotifications, requestNotifications } from '../../utils/browser/notifications.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import type { Person } from '../../utils/domain/person.ts';
import { send } from '../../utils/messaging/client.ts';
import { writeCalendar } from '../../utils/reminders/ics-file.ts';
import { notificationsWereRefused, refuseNotifications } from '../../utils/storage/given-reminders.ts';
import { readSettings } from '../../utils/storage/settings.ts';

/** Whether the person may be asked if they want notifications: a no is remembered. */
export async function mayOfferReminders(): Promise<boolean> {
  const [{ reminders }, could, refused] = await Promise.all([
    readSettings(),
    canRequestNotifications(),
    notificationsWereRefused(),
  ]);
  return reminders.enabled && could && !refused;
}

/** Must be called in the very click. */
export async function acceptReminders(): Promise<boolean> {
  const allowed = await requestNotifications();
  if (!allowed) await refuseNotifications();
  return allowed;
}

/** False where the background, or the browser, could not do its part. */
export async function saveCalendar(person: Person): Promise<boolean> {
  try {
    const events = await send('popup.calendar', { person });
    if (events === null) return false;
    const now = new Date();
    const text = writeCalendar(events, calendarWords(), localCalendarDate(now), now.getTime());
    saveFile(`${message('calendar_file')}.ics`, new Blob([text], { type: 'text/calendar' }));
    return true;
  } catch (error) {
    report('popup', error);
    return false;
  }
}
