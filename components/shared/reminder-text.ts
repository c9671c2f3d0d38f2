import { message, plural } from '../../utils/browser/i18n.ts';
import { type CalendarDate, localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { dueMoment } from '../../utils/domain/due-date.ts';
import type { NotificationText, Reminder } from '../../utils/domain/reminder.ts';
import { dayText } from './day-text.ts';

/** A notification has no room for more. */
const maxTitles = 4;

/** A notification's title and text; without the documents' titles where `hidesTitles`, as on a shared computer. */
export function reminderText(
  reminder: Reminder,
  today: CalendarDate,
  hidesTitles: boolean,
): NotificationText {
  const titles = hidesTitles ? message('reminder_hidden') : titleLines(reminder);
  return {
    title: heading(reminder, today),
    text: [placeLine(reminder), titles, ...ageLine(reminder, today)].join('\n'),
  };
}

function heading({ titles, dueOn }: Reminder, today: CalendarDate): string {
  const count = titles.length;
  const moment = dueMoment({ dueOn, state: 'current' }, today);
  switch (moment.kind) {
    case 'late':
      return plural('reminder_late', count, plural('reminder_days', moment.days ?? 0));
    case 'today':
    case 'tomorrow':
      return plural(`reminder_${moment.kind}`, count);
    default:
      return plural('reminder_due', count, dayText(dueOn, today));
  }
}

function placeLine({ loansOf, portalName }: Reminder): string {
  return loansOf === null ? portalName : `${portalName} · ${loansOf}`;
}

function titleLines({ titles }: Reminder): string {
  const shown = titles.slice(0, maxTitles).join('\n');
  const rest = titles.length - maxTitles;
  return rest > 0 ? `${shown}\n${plural('reminder_more', rest)}` : shown;
}

/** Loans that were not read today may have been returned since. */
function ageLine({ readAt }: Reminder, today: CalendarDate): readonly string[] {
  const readOn = readAt === null ? today : localCalendarDate(new Date(readAt));
  return readOn < today ? [message('reminder_read_on', dayText(readOn, today))] : [];
}
