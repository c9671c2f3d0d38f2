import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { UpcomingDue } from '../../utils/domain/due-date.ts';
import { dayWords } from '../shared/day-words.ts';

/** `2 documents en retard. À rapporter…` */
export function lateWords(late: number): string {
  return `${plural('popup_next_late', late)}. ${message('popup_next_late_text')}`;
}

/** When the next return is, as one would say it. */
export function nextWords(moment: UpcomingDue, today: CalendarDate): string {
  switch (moment.kind) {
    case 'today':
      return message('popup_next_today');
    case 'tomorrow':
      return message('popup_next_tomorrow');
    case 'soon':
      return message('popup_next_soon', String(moment.days), dayWords(moment.date, today));
    case 'later':
      return message('popup_next_later', dayWords(moment.date, today));
  }
}
