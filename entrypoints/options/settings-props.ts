import type { PronoteActions, PronoteSettings } from '../../components/options/PronoteSection.tsx';
import type { RemindersProps } from '../../components/options/reminders/Reminders.tsx';
import { canNotify, requestNotifications } from '../../utils/browser/notifications.ts';
import { hasHostPermission, requestHostPermission } from '../../utils/browser/permissions.ts';
import { withoutSite, withSite } from '../../utils/domain/pronote-site.ts';
import type { ReminderRules } from '../../utils/domain/reminder-rules.ts';
import { type Settings, updateSettings } from '../../utils/storage/settings.ts';

/** The settings that the PRONOTE section shows. */
export async function pronoteSettings(settings: Settings): Promise<PronoteSettings> {
  const sites = settings.pronoteSites.map(async (host) => ({
    host,
    fromPolicy: settings.policySites.includes(host),
    allowed: await hasHostPermission(`https://${host}`),
  }));
  return {
    nativeWidget: settings.nativeWidget,
    nativeWidgetIsLocked: settings.policy.nativeWidget !== undefined,
    sites: await Promise.all(sites),
  };
}

/** The actions of the PRONOTE section; `draw` renders the page again after each. */
export function pronoteActions(draw: () => Promise<void>): PronoteActions {
  return {
    async chooseNativeWidget(mode) {
      await updateSettings({ nativeWidget: mode });
      await draw();
    },
    async allowSite(host) {
      const allowed = await requestHostPermission([`https://${host}`]);
      if (allowed) await updateSettings(withSite(host));
      await draw();
      return allowed;
    },
    async removeSite(host) {
      await updateSettings(withoutSite(host));
      await draw();
    },
  };
}

const ruleNames = [
  'enabled',
  'daysBefore',
  'lateEvery',
  'closedOn',
  'holidays',
  'quietHours',
] as const satisfies readonly (keyof ReminderRules)[];

/** The props of the reminders' section; `draw` renders the page again after each action. */
export async function remindersProps(settings: Settings, draw: () => Promise<void>): Promise<RemindersProps> {
  const { reminders, computer, policy } = settings;
  const locked = ruleNames.filter((name) => policy.reminders?.[name] !== undefined);
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
      await updateSettings((stored) => ({ reminders: { ...stored.reminders, ...Object.fromEntries(free) } }));
      await draw();
    },
  };
}
