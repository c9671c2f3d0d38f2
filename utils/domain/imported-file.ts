import type { PolicyCheck } from './policy-check.ts';
import type { SettingsFileFailure } from './settings-change.ts';
import type { OwnSettings } from './settings-table.ts';

/** The content of a file that the administrator picked in the roll-out section. */
export type ImportedFile =
  | { readonly kind: 'settings'; readonly own: OwnSettings }
  | { readonly kind: 'settings-failure'; readonly failure: SettingsFileFailure }
  | { readonly kind: 'policy'; readonly check: PolicyCheck };
