import { browser } from './browser.ts';
import { reportFailure, run } from './log.ts';

const alarmName = 'every-hour';
const periodMinutes = 60;

/**
 * Runs each task every hour and at each start of the background, which makes up for alarms missed during sleep. A failed
 * task is reported and does not stop the others. Call once, before the background's first await.
 */
export function everyHour(...tasks: readonly (() => Promise<void>)[]): void {
  const runAll = () => tasks.forEach(run);
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === alarmName) runAll();
  });
  void createAlarm().then(runAll, reportFailure);
}

/** Whether the hourly alarm exists. */
export async function hasHourlyAlarm(): Promise<boolean> {
  return (await browser.alarms.get(alarmName)) !== undefined;
}

/** Firefox deletes alarms when it closes; Chrome keeps them, and creating one again would restart its period. */
async function createAlarm(): Promise<void> {
  if (await hasHourlyAlarm()) return;
  browser.alarms.create(alarmName, { delayInMinutes: periodMinutes, periodInMinutes: periodMinutes });
}
