import { browser } from '../browser/browser.ts';
import { speak, type Texts } from '../browser/i18n.ts';
import { isChoosable, textsOf } from '../browser/languages.ts';
import type { PolicyFault } from '../domain/policy-check.ts';
import type { Portal } from '../domain/portal.ts';
import { readSite } from '../domain/pronote-site.ts';
import {
  browserLanguage,
  defaultSettings,
  type OwnSettings,
  type StoredSettings,
} from '../domain/settings-table.ts';
import { lastPolicyKey, readPolicy } from './policy.ts';
import type { Policy } from './policy-keys.ts';
import { OwnSettingsRecord, settingsFormat, settingsVersion } from './settings-record.ts';

const settingsKey = 'settings';
const unreadableKey = 'settings.unreadable';

/** The settings in force. */
export interface Settings extends Omit<StoredSettings, 'feeds'> {
  /** Ids of the portals that the policy sets: only their `feed` can be changed here. */
  readonly policyPortals: readonly string[];
  /** The hosts of `pronoteSites` that the policy sets. */
  readonly policySites: readonly string[];
  /** What the school's administrators have set: it takes precedence over what was chosen here. */
  readonly policy: Policy;
  readonly policyFaults: readonly PolicyFault[];
  /** True when stored settings could not be read: they were set aside, not overwritten. */
  readonly unreadable: boolean;
}

/**
 * The settings in force in this browser: the school's policy, then what was chosen here. Portals of a policy replace those
 * defined here, which stay stored and are back when the policy goes.
 */
export async function readSettings(): Promise<Settings> {
  const [{ stored, unreadable }, { policy, faults }] = await Promise.all([readStored(), readPolicy()]);
  const { feeds: _, ...own } = stored;
  const { compat: __, ...set } = policy;
  const policySites = (policy.pronoteSites ?? []).flatMap((address) => {
    const site = readSite(address);
    return site.ok ? [site.value] : [];
  });
  return {
    ...own,
    // An earlier release may have had a language that this one has not.
    language: isChoosable(stored.language) ? stored.language : browserLanguage,
    ...set,
    portals: policy.portals?.map((portal) => withOwnFeed(portal, stored)) ?? stored.portals,
    pronoteSites: [...new Set([...policySites, ...stored.pronoteSites])],
    reminders: { ...stored.reminders, ...policy.reminders },
    policyPortals: policy.portals?.map(({ id }) => id) ?? [],
    policySites,
    policy,
    policyFaults: faults,
    unreadable,
  };
}

/** The portable settings of this browser, without the policy. */
export async function readOwnSettings(): Promise<OwnSettings> {
  return OwnSettingsRecord.parse((await readStored()).stored);
}

/** Replaces all portable settings of this browser in one step. */
export function replaceOwnSettings(own: OwnSettings): Promise<void> {
  return updateSettings(OwnSettingsRecord.parse(own));
}

/**
 * Changes some of the stored settings. A change that depends on the stored ones is a function of them: it runs under a
 * lock that the background and all pages share. Values of the policy must not be among the changes: they would outlast it.
 */
export function updateSettings(
  changes: Partial<StoredSettings> | ((stored: StoredSettings) => Partial<StoredSettings>),
): Promise<void> {
  return navigator.locks.request('settings', async () => {
    const { stored } = await readStored();
    const changed = typeof changes === 'function' ? changes(stored) : changes;
    const record = { version: settingsVersion, ...stored, ...changed };
    await browser.storage.local.set({ [settingsKey]: record });
  });
}

/**
 * Adds a portal at `place`, or at the end, or replaces the one of the same id. Of a portal of the policy only `feed` is
 * stored.
 */
export async function savePortal(portal: Portal, place?: number): Promise<void> {
  const isLocked = await isPolicyPortal(portal.id);
  await updateSettings(({ portals, feeds }) => {
    if (isLocked) {
      const { [portal.id]: _, ...others } = feeds;
      return { feeds: portal.feed === undefined ? others : { ...others, [portal.id]: portal.feed } };
    }
    const isKnown = portals.some(({ id }) => id === portal.id);
    const replaced = portals.map((other) => (other.id === portal.id ? portal : other));
    return { portals: isKnown ? replaced : portals.toSpliced(place ?? portals.length, 0, portal) };
  });
}

/** Moves a portal by this many places, at most to either end of the list. */
export function movePortal(id: string, by: number): Promise<void> {
  return updateSettings(({ portals }) => {
    const from = portals.findIndex((portal) => portal.id === id);
    const moved = portals[from];
    if (moved === undefined) return {};
    const others = portals.filter((portal) => portal.id !== id);
    return { portals: others.toSpliced(Math.max(0, from + by), 0, moved) };
  });
}

/** Removes a portal that was defined here. Those of the policy stay. */
export async function removePortal(id: string): Promise<void> {
  if (await isPolicyPortal(id)) return;
  await updateSettings(({ portals }) => ({ portals: portals.filter((portal) => portal.id !== id) }));
}

/** Calls back after each change of the settings. Must be called before the background's first await. */
export function onSettingsChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && (settingsKey in changes || lastPolicyKey in changes)))
      changed();
  });
}

async function readStored(): Promise<{ readonly stored: StoredSettings; readonly unreadable: boolean }> {
  const { [settingsKey]: record, [unreadableKey]: setAside } = await browser.storage.local.get([
    settingsKey,
    unreadableKey,
  ]);
  if (record === undefined) return { stored: defaultSettings, unreadable: setAside !== undefined };
  const stored = settingsFormat.read(record);
  if (stored !== null) return { stored, unreadable: setAside !== undefined };
  await browser.storage.local.set({ [unreadableKey]: record });
  return { stored: defaultSettings, unreadable: true };
}

async function isPolicyPortal(id: string): Promise<boolean> {
  const { policy } = await readPolicy();
  return policy.portals?.some((portal) => portal.id === id) ?? false;
}

/** A portal of the policy with the export settings that are stored here, also from before the policy had it. */
function withOwnFeed(portal: Portal, { feeds, portals }: StoredSettings): Portal {
  const own = Object.hasOwn(feeds, portal.id) ? feeds[portal.id] : undefined;
  const feed = own ?? portals.find(({ id }) => id === portal.id)?.feed;
  return feed === undefined ? portal : { ...portal, feed };
}

/**
 * Switches all texts of this page, or of the background, to the chosen language, and returns them; null for the browser's
 * own. Await it before the first text: once on a page, and before each notification of the background, which may have
 * slept while the choice changed.
 */
export async function speakChosenLanguage(): Promise<Texts | null> {
  const texts = await textsOf((await readSettings()).language);
  speak(texts);
  return texts;
}
