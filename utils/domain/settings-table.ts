import type { Computer } from './computer.ts';
import type { FeedSettings } from './feed.ts';
import type { NativeWidgetMode } from './panel.ts';
import type { Portal } from './portal.ts';
import { type ReminderRules, usualRules } from './reminder-rules.ts';

/** Leaves the language to the browser; any other value of the setting is the name of a language's folder. */
export const browserLanguage = 'browser';

/** The settings of this browser that an export carries to another computer. None of them is secret. */
export interface OwnSettings {
  readonly portals: readonly Portal[];
  readonly nativeWidget: NativeWidgetMode;
  /** Hosts of self-hosted PRONOTE servers on which the panel is switched on. */
  readonly pronoteSites: readonly string[];
  /** How the users of the policy's portals are exported, by portal id: a policy has no such field. */
  readonly feeds: Readonly<Record<string, FeedSettings>>;
  readonly reminders: ReminderRules;
}

/** Every setting that is stored, with those that belong to this computer only. */
export interface StoredSettings extends OwnSettings {
  readonly computer: Computer;
  readonly language: string;
}

/** The portable settings of a browser in which nothing was chosen. */
export const noSettings: OwnSettings = {
  portals: [],
  nativeWidget: 'replace',
  pronoteSites: [],
  feeds: {},
  reminders: usualRules,
};

export const defaultSettings: StoredSettings = {
  ...noSettings,
  computer: 'shared',
  language: browserLanguage,
};

interface SettingTraits {
  /** Whether a school's policy may set it. */
  readonly policy: boolean;
  /** Locale key of its name. */
  readonly label?: string;
  /** Locale key of how to correct a policy's value that cannot be used. */
  readonly wrong?: string;
  /**
   * Locale key of the sentence for a change, or one key per new value. Values are then compared as a whole; a setting
   * without it is compared by a function of its own in `settings-change.ts`.
   */
  readonly changed?: string | Readonly<Record<string, string>>;
}

/**
 * Every key of the settings and of the policy, in the order in which pages and files list them. What each may hold is
 * in `storage/settings-record.ts`; a row that is missing there does not compile.
 */
export const settingsTable = {
  portals: { policy: true, label: 'section_portals', wrong: 'policy_wrong_portals' },
  nativeWidget: {
    policy: true,
    label: 'widget_title',
    wrong: 'policy_wrong_native_widget',
    changed: { replace: 'change_widget_replace', beside: 'change_widget_beside' },
  },
  pronoteSites: { policy: true, label: 'policy_key_sites', wrong: 'policy_wrong_sites' },
  feeds: { policy: false },
  computer: { policy: true, label: 'policy_key_computer', wrong: 'policy_wrong_computer' },
  language: { policy: true, label: 'language_title', wrong: 'policy_wrong_language' },
  reminders: {
    policy: true,
    label: 'section_reminders',
    wrong: 'policy_wrong_reminders',
    changed: 'change_reminders',
  },
  /** Repairs of the selectors for PRONOTE's pages: set by policy only. */
  compat: { policy: true, label: 'policy_key_compat', wrong: 'policy_wrong_compat' },
} as const satisfies Readonly<Record<keyof StoredSettings | 'compat', SettingTraits>>;

type Table = typeof settingsTable;

/** A key that a policy may have. */
export type PolicyKey = {
  [Key in keyof Table]: Table[Key]['policy'] extends true ? Key : never;
}[keyof Table];

export function isPolicyKey(name: string): name is PolicyKey {
  return Object.entries(settingsTable).some(([key, { policy }]) => key === name && policy);
}

export const policyKeys: readonly PolicyKey[] = Object.keys(settingsTable).filter(isPolicyKey);

type ChangedOf<Row> = Row extends { readonly changed: infer Changed } ? Changed : never;
type TextOf<Changed> = Changed extends string ? Changed : Changed[keyof Changed];

/** Locale key of the sentence for a change. */
export type SettingChangeText = TextOf<ChangedOf<Table[keyof Table]>>;
