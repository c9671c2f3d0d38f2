import type { RemindersProps } from '../../components/options/reminders/Reminders.tsx';
import { askToNotify, mayNotify } from '../../utils/browser/notifications.ts';
import type { ReminderRules } from '../../utils/domain/reminder-rules.ts';
import { type Settings, updateSettings } from '../../utils/storage/settings.ts';

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
    allowed: await mayNotify(),
    async onAllow() {
      const allowed = await askToNotify();
      await draw();
      return allowed;
    },
    async onSave(rules) {
      const free = Object.entries(rules).filter(([name]) => !locked.some((one) => one === name));
      await updateSettings((stored) => ({ reminders: { ...stored.reminders, ...Object.fromEntries(free) } }));
      await draw();
    },
  };
}
