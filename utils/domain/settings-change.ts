import type { NativeWidgetMode } from './panel.ts';
import type { Portal } from './portal.ts';

export type ComparedField = Exclude<keyof Portal, 'id'>;

/** A field that is missing here does not compile: every difference is to be told. */
const compared: Readonly<Record<ComparedField, true>> = {
  rne: true,
  name: true,
  description: true,
  address: true,
  delegation: true,
  searchTemplate: true,
  loansApi: true,
  loanSources: true,
  classes: true,
  webspaces: true,
  feed: true,
};

/** The fields of a portal that are compared, in the order in which they are told; `feed` as a whole. */
export const comparedFields = Object.keys(compared) as readonly ComparedField[];

/** One thing that would be another if settings took the place of those that hold. */
export type SettingsChange =
  | { readonly kind: 'portal-added'; readonly portal: Portal }
  | { readonly kind: 'portal-removed'; readonly portal: Portal }
  /** `fields` are those that differ, at least one. */
  | {
      readonly kind: 'portal-changed';
      readonly before: Portal;
      readonly after: Portal;
      readonly fields: readonly ComparedField[];
    }
  /** The portals that stay stand in another order. */
  | { readonly kind: 'order'; readonly names: readonly string[] }
  | { readonly kind: 'native-widget'; readonly before: NativeWidgetMode; readonly after: NativeWidgetMode }
  | { readonly kind: 'site-added'; readonly host: string }
  | { readonly kind: 'site-removed'; readonly host: string }
  /** How the users of a portal that the policy names are exported. */
  | { readonly kind: 'policy-feed'; readonly portalId: string }
  | { readonly kind: 'reminders' };

/** Why a file of settings cannot be used; nothing was changed. */
export type SettingsFileFailure =
  /** Made by a later version of the extension. */
  | { readonly kind: 'later-version' }
  /** Places, such as `portals.2.address`, where something else is expected. */
  | { readonly kind: 'wrong-values'; readonly places: readonly string[] };
