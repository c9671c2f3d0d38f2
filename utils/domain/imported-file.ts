import type { PolicyCheck } from './policy-check.ts';
import type { SettingsFileFailure } from './settings-change.ts';
import type { OwnSettings } from './settings-table.ts';

/** What somebody brought into the roll-out section, once it was read. */
export type PickedContent =
  | { readonly kind: 'settings'; readonly own: OwnSettings }
  | { readonly kind: 'settings-failure'; readonly failure: SettingsFileFailure }
  | { readonly kind: 'policy'; readonly check: PolicyCheck };
