import { message, plural } from '../../utils/browser/i18n.ts';
import { type CalendarDate, localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { dueMoment } from '../../utils/domain/due-date.ts';
import type { NotificationText, Reminder } from '../../utils/domain/reminder.ts';
import { dayWords } from './day-words.ts';

/** More do not fit into a notification. */
const mostTitles = 4;

/** What a notification says; without titles on a computer that others use too. */
export function reminderWords(
  reminder: Reminder,
  today: CalendarDate,
  hidesTitles: boolean,
): NotificationText {
  const lines = [whoseAndWhere(reminder), hidesTitles ? message('reminder_hidden') : titleWords(reminder)];
  return { title: headWords(reminder, today), text: [...lines, ...ageLine(reminder, today)].join('\n') };
}

function headWords({ titles, dueOn }: Reminder, today: CalendarDate): string {
  const count = titles.length;
  const moment = dueMoment({ dueOn, state: 'current' }, today);
  switch (moment.kind) {
    case 'late':
      return plural('reminder_late', count, plural('reminder_days', moment.days ?? 0));
    case 'today':
      return plural('reminder_today', count);
    case 'tomorrow':
      return plural('reminder_tomorrow', count);
    default:
      return plural('reminder_due', count, dayWords(dueOn, today));
  }
}

function whoseAndWhere({ loansOf, portalName }: Reminder): string {
  return loansOf === null ? portalName : `${portalName} · ${loansOf}`;
}

function titleWords({ titles }: Reminder): string {
  const shown = titles.slice(0, mostTitles).join('\n');
  const rest = titles.length - mostTitles;
  return rest > 0 ? `${shown}\n${plural('reminder_more', rest)}` : shown;
}

/** Where the loans were not read today, the reader ought to know: the book may be back. */
function ageLine({ readAt }: Reminder, today: CalendarDate): readonly string[] {
  const readOn = readAt === null ? today : localCalendarDate(new Date(readAt));
  return readOn < today ? [message('reminder_read_on', dayWords(readOn, today))] : [];
}
