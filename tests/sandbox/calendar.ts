const dayMs = 86_400_000;

/** The day `days` after `date` (both `YYYY-MM-DD`). */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** `24/11/2026`, as portals print it. */
export function frenchDate(date: string): string {
  return date.split('-').reverse().join('/');
}

/** The local date, `YYYY-MM-DD`, at an instant; now by default. */
export function localToday(instant = Date.now()): string {
  const now = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
