/** Where the tests are run. */
export const homeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** From now on the clock on the wall is this zone's; throws where the process does not follow. */
export function inZone(zone: string): void {
  process.env['TZ'] = zone;
  const followed = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (followed !== zone) throw new Error(`the clock stays in ${followed}`);
}

/** `2026-11-24 07:00`, by the browser's table of zones and not by its `Date`. */
export function wallClock(instant: number): string {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  );
}
