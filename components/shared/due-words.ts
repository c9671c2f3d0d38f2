import { message, plural } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { DueMoment } from '../../utils/domain/due-date.ts';
import { dayWords } from './day-words.ts';

/** When a loan is due, in the words of the panel. */
export function dueWords(moment: DueMoment, today: CalendarDate): string {
  switch (moment.kind) {
    case 'late':
      return moment.days === null ? message('due_late_unknown') : plural('due_late', moment.days);
    case 'today':
      return message('due_today');
    case 'tomorrow':
      return message('due_tomorrow');
    case 'soon':
      return message('due_soon', String(moment.days), dayWords(moment.date, today));
    case 'later':
      return message('due_later', dayWords(moment.date, today));
    case 'unknown':
      return message('due_unknown');
  }
}
