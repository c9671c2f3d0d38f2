import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarEvent } from '../../utils/domain/calendar-event.ts';

/** What stands in the person's calendar. */
export function calendarWords() {
  return { name: message('calendar_name'), summary, description };
}

function summary({ items, cancelled }: CalendarEvent): string {
  return cancelled ? message('calendar_cancelled') : plural('calendar_event', items.length);
}

/** Each title on its line, with its portal's name where there are several. */
function description({ items, cancelled }: CalendarEvent): string {
  if (cancelled) return message('calendar_cancelled');
  const named = new Set(items.map(({ portalName }) => portalName)).size > 1;
  return items
    .map(({ title, portalName }) => (named ? `${title} (${portalName})` : title))
    .map((line) => `• ${line}`)
    .join('\n');
}
