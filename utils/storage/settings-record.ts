import { z } from 'zod';
import { computers } from '../domain/computer.ts';
import { browserLanguage } from '../domain/language.ts';
import type { OwnSettings } from '../domain/own-settings.ts';
import { nativeWidgetModes } from '../domain/panel.ts';
import { usualRules } from '../domain/reminder-rules.ts';
import { Feed, PortalSettings } from './portal-record.ts';
import { ReminderRulesRecord } from './reminder-records.ts';

/** What can be carried to another computer. */
export const OwnSettingsRecord = z.object({
  portals: z.array(PortalSettings).readonly(),
  nativeWidget: z.enum(nativeWidgetModes).default('replace'),
  pronoteSites: z.array(z.string()).readonly().default([]),
  feeds: z.record(z.string(), Feed).default({}),
  reminders: ReminderRulesRecord.default(usualRules),
}) satisfies z.ZodType<OwnSettings>;

/** The settings as they are stored. */
export const SettingsRecord = z.object({
  version: z.literal(1),
  ...OwnSettingsRecord.shape,
  computer: z.enum(computers).default('shared'),
  language: z.string().default(browserLanguage),
});

export type SettingsRecord = z.infer<typeof SettingsRecord>;
