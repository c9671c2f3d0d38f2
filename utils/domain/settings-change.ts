import type { FeedSettings } from './feed.ts';
import { type Portal, type PortalField, portalFields } from './portal.ts';
import { noSettings, type OwnSettings, type SettingChangeText, settingsTable } from './settings-table.ts';

/** One difference between two states of the settings. */
export type SettingsChange =
  | { readonly kind: 'portal-added'; readonly portal: Portal }
  | { readonly kind: 'portal-removed'; readonly portal: Portal }
  /** `fields` are those that differ, at least one. */
  | {
      readonly kind: 'portal-changed';
      readonly before: Portal;
      readonly after: Portal;
      readonly fields: readonly PortalField[];
    }
  /** The portals that both states have are in another order; `names` are those of all portals afterwards. */
  | { readonly kind: 'order'; readonly names: readonly string[] }
  | { readonly kind: 'site-added'; readonly host: string }
  | { readonly kind: 'site-removed'; readonly host: string }
  /** How the users of a portal of the policy are exported. */
  | { readonly kind: 'policy-feed'; readonly portalId: string }
  /** Any other setting; `text` is the locale key of the sentence. */
  | { readonly kind: 'setting'; readonly text: SettingChangeText };

/** Why a settings file cannot be used. Nothing is changed then. */
export type SettingsFileFailure =
  /** Written by a later version of the extension. */
  | { readonly kind: 'later-version' }
  /** Paths, such as `portals.2.address`, of the values that are not valid. */
  | { readonly kind: 'wrong-values'; readonly places: readonly string[] };

/**
 * `after` with the ids of this browser: a portal of the same school at the same address is the same portal, so that what
 * was exported for it here stays its own.
 */
export function withKnownIds(before: OwnSettings, after: OwnSettings): OwnSettings {
  const taken = new Set(after.portals.map(({ id }) => id));
  const portals = after.portals.map((portal) => {
    if (before.portals.some(({ id }) => id === portal.id)) return portal;
    const same = before.portals.find(
      ({ id, rne, address }) => rne === portal.rne && address === portal.address && !taken.has(id),
    );
    if (same === undefined) return portal;
    taken.add(same.id);
    return { ...portal, id: same.id };
  });
  return { ...after, portals };
}

/** What changes when `after` replaces `before`, setting by setting in the order of the table. */
export function compareSettings(before: OwnSettings, after: OwnSettings): readonly SettingsChange[] {
  return settingKeys.flatMap((key) => compareSetting(key, before, after));
}

const settingKeys = Object.keys(noSettings) as readonly (keyof OwnSettings)[];

type Comparers = {
  readonly [Key in keyof OwnSettings]?: (
    before: OwnSettings[Key],
    after: OwnSettings[Key],
  ) => readonly SettingsChange[];
};

/** Settings that are compared part by part; the others are compared as a whole. */
const comparers: Comparers = {
  portals: comparePortals,
  pronoteSites: compareSites,
  feeds: compareFeeds,
};

function compareSetting<Key extends keyof OwnSettings>(
  key: Key,
  before: OwnSettings,
  after: OwnSettings,
): readonly SettingsChange[] {
  const compare: Comparers[Key] = comparers[key];
  if (compare !== undefined) return compare(before[key], after[key]);
  const row = settingsTable[key];
  if (!('changed' in row) || isSame(before[key], after[key])) return [];
  const { changed } = row;
  const text =
    typeof changed === 'string'
      ? changed
      : Object.entries(changed).find(([value]) => value === after[key])?.[1];
  return text === undefined ? [] : [{ kind: 'setting', text }];
}

function comparePortals(before: readonly Portal[], after: readonly Portal[]): readonly SettingsChange[] {
  const find = (portals: readonly Portal[], id: string) => portals.find((portal) => portal.id === id);
  const stayed = after.filter(({ id }) => find(before, id) !== undefined);
  const asBefore = before.filter(({ id }) => find(after, id) !== undefined);
  const isInOrder = stayed.every(({ id }, index) => asBefore[index]?.id === id);
  return [
    ...after.flatMap((portal) => comparePortal(find(before, portal.id), portal)),
    ...before
      .filter(({ id }) => find(after, id) === undefined)
      .map((portal): SettingsChange => ({ kind: 'portal-removed', portal })),
    ...(isInOrder ? [] : [{ kind: 'order' as const, names: after.map(({ name }) => name) }]),
  ];
}

function comparePortal(before: Portal | undefined, after: Portal): readonly SettingsChange[] {
  if (before === undefined) return [{ kind: 'portal-added', portal: after }];
  const names = Object.keys(portalFields) as readonly PortalField[];
  const fields = names.filter((field) => !isSame(before[field], after[field]));
  return fields.length === 0 ? [] : [{ kind: 'portal-changed', before, after, fields }];
}

function compareSites(before: readonly string[], after: readonly string[]): readonly SettingsChange[] {
  const added = after.filter((host) => !before.includes(host));
  const removed = before.filter((host) => !after.includes(host));
  return [
    ...added.map((host) => ({ kind: 'site-added' as const, host })),
    ...removed.map((host) => ({ kind: 'site-removed' as const, host })),
  ];
}

type Feeds = Readonly<Record<string, FeedSettings>>;

function compareFeeds(before: Feeds, after: Feeds): readonly SettingsChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((id) => !isSame(before[id], after[id]))
    .map((portalId) => ({ kind: 'policy-feed', portalId }));
}

/** Compares two JSON values; the order of an object's fields does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}
