import { language } from '../../utils/platform/i18n.ts';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** A length in the decimal units in which browsers show it: `3,4 Mo`. */
export function sizeWords(bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** step);
}

/** `10 000`. */
export function numberWords(count: number): string {
  return new Intl.NumberFormat(language()).format(count);
}
