import type { OwnSettings } from '../domain/own-settings.ts';
import type { Portal } from '../domain/portal.ts';
import { type ComparedField, comparedFields, type SettingsChange } from '../domain/settings-change.ts';

/**
 * Settings from another computer with the ids of this one: a portal of the same school at the same address is the same
 * portal, and what was exported for it here goes on being its own.
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

/** What would be another if `after` took the place of `before`: portal by portal, key by key. */
export function compareSettings(before: OwnSettings, after: OwnSettings): readonly SettingsChange[] {
  const find = (portals: readonly Portal[], id: string) => portals.find((portal) => portal.id === id);
  return [
    ...after.portals.flatMap((portal) => changesOf(find(before.portals, portal.id), portal)),
    ...before.portals
      .filter(({ id }) => find(after.portals, id) === undefined)
      .map((portal): SettingsChange => ({ kind: 'portal-removed', portal })),
    ...orderOf(before.portals, after.portals),
    ...(before.nativeWidget === after.nativeWidget
      ? []
      : [{ kind: 'native-widget' as const, before: before.nativeWidget, after: after.nativeWidget }]),
    ...without(after.pronoteSites, before.pronoteSites).map((host) => ({
      kind: 'site-added' as const,
      host,
    })),
    ...without(before.pronoteSites, after.pronoteSites).map((host) => ({
      kind: 'site-removed' as const,
      host,
    })),
    ...[...new Set([...Object.keys(before.feeds), ...Object.keys(after.feeds)])]
      .filter((id) => !isSame(before.feeds[id], after.feeds[id]))
      .map((portalId) => ({ kind: 'policy-feed' as const, portalId })),
    ...(isSame(before.reminders, after.reminders) ? [] : [{ kind: 'reminders' as const }]),
  ];
}

function changesOf(before: Portal | undefined, after: Portal): readonly SettingsChange[] {
  if (before === undefined) return [{ kind: 'portal-added', portal: after }];
  const fields: readonly ComparedField[] = comparedFields.filter(
    (field) => !isSame(before[field], after[field]),
  );
  return fields.length === 0 ? [] : [{ kind: 'portal-changed', before, after, fields }];
}

function orderOf(before: readonly Portal[], after: readonly Portal[]): readonly SettingsChange[] {
  const stayed = after.filter(({ id }) => before.some((one) => one.id === id));
  const asBefore = before.filter(({ id }) => after.some((one) => one.id === id));
  return stayed.every(({ id }, index) => asBefore[index]?.id === id)
    ? []
    : [{ kind: 'order', names: after.map(({ name }) => name) }];
}

function without(all: readonly string[], these: readonly string[]): readonly string[] {
  return all.filter((one) => !these.includes(one));
}

/** The order in which fields were written does not count. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}
