import type { FeedSettings } from './feed.ts';
import type { NativeWidgetMode } from './panel.ts';
import type { Portal } from './portal.ts';
import { type ReminderRules, usualRules } from './reminder-rules.ts';

/**
 * What was set up in this browser, whatever the school's policy says besides, and may be carried to another: not whose
 * computer this is. Nothing in it is secret.
 */
export interface OwnSettings {
  readonly portals: readonly Portal[];
  readonly nativeWidget: NativeWidgetMode;
  /** Hosts of PRONOTEs that schools run themselves, on which the panel was switched on. */
  readonly pronoteSites: readonly string[];
  /** How the users of the policy's portals are exported, by the portal's id: a policy says nothing of it. */
  readonly feeds: Readonly<Record<string, FeedSettings>>;
  readonly reminders: ReminderRules;
}

/** The settings of a browser in which nothing was chosen yet. */
export const noSettings: OwnSettings = {
  portals: [],
  nativeWidget: 'replace',
  pronoteSites: [],
  feeds: {},
  reminders: usualRules,
};
