import { z } from 'zod';
import { isChoosable } from '../browser/languages.ts';
import { computers } from '../domain/computer.ts';
import type { SelectorRepairs } from '../domain/page-selectors.ts';
import { nativeWidgetModes } from '../domain/panel.ts';
import { readSite } from '../domain/pronote-site.ts';
import {
  defaultSettings,
  type OwnSettings,
  type PolicyKey,
  type StoredSettings,
} from '../domain/settings-table.ts';
import { webspaces } from '../domain/webspace.ts';
import { FeedRecord, PortalRecord } from './portal-record.ts';
import { type Migration, migrate, recordFormat } from './record-format.ts';
import { ReminderPolicy, ReminderRulesRecord } from './reminder-records.ts';

/** What each portable setting may hold; the settings file has the same fields. A new one needs a default. */
export const OwnSettingsRecord = z.object({
  portals: z.array(PortalRecord).readonly(),
  nativeWidget: z.enum(nativeWidgetModes).default(defaultSettings.nativeWidget),
  pronoteSites: z.array(z.string()).readonly().default(defaultSettings.pronoteSites),
  feeds: z.record(z.string(), FeedRecord).default(defaultSettings.feeds),
  reminders: ReminderRulesRecord.default(defaultSettings.reminders),
} satisfies Readonly<Record<keyof OwnSettings, z.ZodType>>) satisfies z.ZodType<OwnSettings>;

/** `migrations[n]` turns settings of version n + 1 into n + 2: stored ones and settings files. */
const migrations: readonly Migration[] = [];

export const settingsVersion = migrations.length + 1;

/** Stored settings, or a settings file, as of the current version. */
export function migrateSettings(record: unknown): unknown {
  return migrate(record, migrations);
}

/** The settings as they are stored. */
export const settingsFormat = recordFormat<StoredSettings>(
  z.object({
    ...OwnSettingsRecord.shape,
    computer: z.enum(computers).default(defaultSettings.computer),
    language: z.string().default(defaultSettings.language),
  } satisfies Readonly<Record<keyof StoredSettings, z.ZodType>>),
  migrations,
);

const Selector = z.string().min(1).max(500);
const Selectors = z.array(Selector).min(1).max(20).readonly();

/** What each key of a school's policy may hold. Each is validated on its own, so that an invalid one affects no other. */
export const policySchemas = {
  // Each portal is read by `readPolicyPortals`: the browser's own validation would drop all of them for one.
  portals: z.array(z.unknown()).max(1000),
  nativeWidget: z.enum(nativeWidgetModes),
  pronoteSites: z.array(z.string().refine((text) => readSite(text).ok)).max(100),
  computer: z.enum(computers),
  // Not an enum, so that a new language does not change the managed schema.
  language: z.string().refine(isChoosable),
  reminders: ReminderPolicy,
  compat: z.object({
    home: z.exactOptional(Selector),
    columns: z.exactOptional(Selectors),
    columnsIn: z.exactOptional(z.partialRecord(z.enum(webspaces), Selectors)),
    user: z.exactOptional(Selector),
    school: z.exactOptional(Selector),
    child: z.exactOptional(Selector),
    signInForm: z.exactOptional(Selector),
    darkMode: z.exactOptional(Selector),
    cdiWidget: z.exactOptional(Selector),
    cdiTitle: z.exactOptional(Selector),
    cdiChoice: z.exactOptional(Selector),
    cdiChosen: z.exactOptional(Selector),
    cdiLink: z.exactOptional(Selector),
  }) satisfies z.ZodType<SelectorRepairs>,
} as const satisfies Readonly<Record<PolicyKey, z.ZodType>>;
