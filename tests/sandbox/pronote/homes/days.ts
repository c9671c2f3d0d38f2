import { dayAfter } from '../../calendar.ts';

/** Formats the date that is `days` days after today. */
export type Day = (days: number) => string;

/** `lundi 23 novembre` */
export function longDays(today: string): Day {
  return (days) => format(dayAfter(today, days), { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `lun. 23 nov.` */
export function shortDays(today: string): Day {
  return (days) => format(dayAfter(today, days), { weekday: 'short', day: 'numeric', month: 'short' });
}

function format(date: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('fr-FR', { ...parts, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
