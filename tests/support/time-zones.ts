/** The time zone of the test run. */
export const localTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Changes the time zone of this process; throws when the process does not apply it. */
export function setTimeZone(zone: string): void {
  process.env['TZ'] = zone;
  const followed = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (followed !== zone) throw new Error(`the clock stays in ${followed}`);
}

/** `2026-11-24 07:00` in local time, from `Intl` and not from `Date`. */
export function localDateTime(instant: number): string {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  );
}
