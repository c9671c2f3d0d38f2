import { browser } from './browser.ts';
import { report } from './log.ts';

const alarmName = 'every-hour';
const periodMinutes = 60;

/**
 * Does each piece of work every hour and each time the background starts: an alarm missed in sleep is made up for at the
 * next start. One that fails does not stop another. Must be called once, before the background's first await.
 */
export function everyHour(...tasks: readonly (() => Promise<void>)[]): void {
  const attempt = () => {
    for (const work of tasks) void work().catch((error: unknown) => report('background', error));
  };
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === alarmName) attempt();
  });
  void keepAlarm().then(attempt, (error: unknown) => report('background', error));
}

/** Does the work once when the browser starts. Must be called before the background's first await. */
export function atBrowserStart(work: () => Promise<void>): void {
  browser.runtime.onStartup.addListener(() => {
    void work().catch((error: unknown) => report('background', error));
  });
}

/** Whether the browser is going to wake the extension. */
export async function isWokenEveryHour(): Promise<boolean> {
  return (await browser.alarms.get(alarmName)) !== undefined;
}

/** Firefox forgets alarms when it closes; Chrome keeps them, and replacing one would start its hour anew. */
async function keepAlarm(): Promise<void> {
  if ((await browser.alarms.get(alarmName)) !== undefined) return;
  browser.alarms.create(alarmName, { delayInMinutes: periodMinutes, periodInMinutes: periodMinutes });
}
