import { language } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';

const sizeUnits = ['byte', 'kilobyte', 'megabyte'] as const;

/** A size in decimal units, as browsers show it: `3,4 Mo`. */
export function formatSize(bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: sizeUnits[step],
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** step);
}

/** `10 000`. */
export function formatNumber(count: number): string {
  return new Intl.NumberFormat(language()).format(count);
}

/** `12/03/2012`. */
export function formatShortDate(date: CalendarDate): string {
  return date.split('-').reverse().join('/');
}

/** An instant, in milliseconds since 1970, as `23 novembre 2026 à 17:47`. */
export function formatDateTime(instant: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' }).format(instant);
}
