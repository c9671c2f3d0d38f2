import type { RemindersProps } from '../../components/options/reminders/Reminders.tsx';
import { canNotify, requestNotifications } from '../../utils/browser/notifications.ts';
import type { ReminderRules } from '../../utils/domain/reminder-rules.ts';
import { chooseReminders, type Settings } from '../../utils/storage/settings.ts';

const names = [
  'enabled',
  'daysBefore',
  'lateEvery',
  'closedOn',
  'holidays',
  'quietHours',
] as const satisfies readonly (keyof ReminderRules)[];

/** What the section of the reminders shows and does. */
export async function remindersOf(settings: Settings, draw: () => Promise<void>): Promise<RemindersProps> {
  const { reminders, computer, policy } = settings;
  const locked = names.filter((name) => policy.reminders?.[name] !== undefined);
  return {
    rules: reminders,
    locked,
    computer,
    allowed: await canNotify(),
    async onAllow() {
      const allowed = await requestNotifications();
      await draw();
      return allowed;
    },
    async onSave(rules) {
      const free = Object.entries(rules).filter(([name]) => !locked.some((one) => one === name));
      await chooseReminders(Object.fromEntries(free));
      await draw();
    },
  };
}
