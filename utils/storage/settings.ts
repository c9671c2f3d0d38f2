import { browser } from '../browser/browser.ts';
import { speak, type Texts } from '../browser/i18n.ts';
import { isChoosable, textsOf } from '../browser/languages.ts';
import type { Computer } from '../domain/computer.ts';
import { browserLanguage } from '../domain/language.ts';
import type { OwnSettings } from '../domain/own-settings.ts';
import type { NativeWidgetMode } from '../domain/panel.ts';
import type { PolicyFault } from '../domain/policy-fault.ts';
import type { Portal } from '../domain/portal.ts';
import { readSite } from '../domain/pronote-site.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';
import { lastPolicyKey, readPolicy } from './policy.ts';
import type { Policy } from './policy-keys.ts';
import { OwnSettingsRecord, SettingsRecord } from './settings-record.ts';

const settingsKey = 'settings';
const setAsideKey = 'settings.unreadable';

export interface Settings {
  readonly portals: readonly Portal[];
  /** Ids of those of them that the policy names: only their `feed` can be changed here. */
  readonly policyPortals: readonly string[];
  readonly nativeWidget: NativeWidgetMode;
  readonly computer: Computer;
  /** `browser`, or the name of a language's folder. */
  readonly language: string;
  /** Hosts. */
  readonly pronoteSites: readonly string[];
  /** Those of them that the policy names. */
  readonly policySites: readonly string[];
  readonly reminders: ReminderRules;
  /** What the school's administrators have set: it goes before what was chosen here. */
  readonly policy: Policy;
  /** What of it is not understood. */
  readonly policyFaults: readonly PolicyFault[];
  /** What was stored could not be read: it was kept aside, and nothing was overwritten. */
  readonly unreadable: boolean;
}

/**
 * The settings that hold in this browser: the school's policy, then what was chosen here. Where the policy names
 * portals they are all there are; those that were defined here stay stored, and come back when the policy goes. None
 * stored means none made, and unreadable ones are kept aside and reported.
 */
export async function readSettings(): Promise<Settings> {
  const [{ record, unreadable }, { policy, faults }] = await Promise.all([readRecord(), readPolicy()]);
  const sites = (policy.pronoteSites ?? []).flatMap((address) => {
    const site = readSite(address);
    return site.ok ? [site.value] : [];
  });
  return {
    portals: policy.portals?.map((portal) => withOwnFeed(portal, record)) ?? record.portals,
    policyPortals: policy.portals?.map(({ id }) => id) ?? [],
    nativeWidget: policy.nativeWidget ?? record.nativeWidget,
    computer: policy.computer ?? record.computer,
    // One that an earlier version knew, and this one does not, is left to the browser.
    language: policy.language ?? (isChoosable(record.language) ? record.language : browserLanguage),
    pronoteSites: [...new Set([...sites, ...record.pronoteSites])],
    policySites: sites,
    reminders: { ...record.reminders, ...policy.reminders },
    policy,
    policyFaults: faults,
    unreadable,
  };
}

/** What was set up in this browser, without the policy. */
export async function readOwnSettings(): Promise<OwnSettings> {
  return OwnSettingsRecord.parse((await readRecord()).record);
}

/** Puts these in the place of all that was chosen in this browser, in one step. */
export function replaceOwnSettings(own: OwnSettings): Promise<void> {
  return change(() => OwnSettingsRecord.parse(own));
}

/**
 * Adds a portal at this place, or at the end; replaces the one with the same id where it stands. Of a portal that the
 * policy names, only how its users are exported is kept.
 */
export async function savePortal(portal: Portal, place?: number): Promise<void> {
  const { policy } = await readPolicy();
  const isLocked = policy.portals?.some(({ id }) => id === portal.id) ?? false;
  await change(({ portals, feeds }) => {
    if (isLocked) {
      const { [portal.id]: _, ...others } = feeds;
      return { feeds: portal.feed === undefined ? others : { ...others, [portal.id]: portal.feed } };
    }
    const known = portals.some(({ id }) => id === portal.id);
    const others = portals.map((other) => (other.id === portal.id ? portal : other));
    return { portals: known ? others : others.toSpliced(place ?? others.length, 0, portal) };
  });
}

/** Puts a portal this many places further, or back; at either end it stays there. */
export function movePortal(id: string, by: number): Promise<void> {
  return change(({ portals }) => {
    const from = portals.findIndex((portal) => portal.id === id);
    const moved = portals[from];
    if (moved === undefined) return {};
    const others = portals.filter((portal) => portal.id !== id);
    return { portals: others.toSpliced(Math.max(0, from + by), 0, moved) };
  });
}

/** Removes a portal that was defined here; one that the policy names stays. */
export async function removePortal(id: string): Promise<void> {
  const { policy } = await readPolicy();
  if (policy.portals?.some((portal) => portal.id === id)) return;
  await change(({ portals }) => ({ portals: portals.filter((portal) => portal.id !== id) }));
}

export function chooseNativeWidget(nativeWidget: NativeWidgetMode): Promise<void> {
  return change(() => ({ nativeWidget }));
}

export function chooseComputer(computer: Computer): Promise<void> {
  return change(() => ({ computer }));
}

/** What the school's policy has set is not to be among it, or it would outlast the policy. */
export function chooseReminders(chosen: Partial<ReminderRules>): Promise<void> {
  return change(({ reminders }) => ({ reminders: { ...reminders, ...chosen } }));
}

export function chooseLanguage(language: string): Promise<void> {
  return change(() => ({ language }));
}

export function addPronoteSite(host: string): Promise<void> {
  return change(({ pronoteSites }) => ({ pronoteSites: [...new Set([...pronoteSites, host])] }));
}

export function removePronoteSite(host: string): Promise<void> {
  return change(({ pronoteSites }) => ({ pronoteSites: pronoteSites.filter((other) => other !== host) }));
}

/** Calls back after each change of the settings. Must be called before the background's first await. */
export function onSettingsChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && (settingsKey in changes || lastPolicyKey in changes)))
      changed();
  });
}

async function readRecord(): Promise<{ readonly record: SettingsRecord; readonly unreadable: boolean }> {
  const empty = SettingsRecord.parse({ version: 1, portals: [] });
  const stored = await browser.storage.local.get([settingsKey, setAsideKey]);
  const wasUnreadable = stored[setAsideKey] !== undefined;
  if (stored[settingsKey] === undefined) return { record: empty, unreadable: wasUnreadable };
  const parsed = SettingsRecord.safeParse(stored[settingsKey]);
  if (parsed.success) return { record: parsed.data, unreadable: wasUnreadable };
  await browser.storage.local.set({ [setAsideKey]: stored[settingsKey] });
  return { record: empty, unreadable: true };
}

/** One change after the other, whoever makes them: the background and each settings page. */
function change(changes: (record: SettingsRecord) => Partial<SettingsRecord>): Promise<void> {
  return navigator.locks.request('settings', async () => {
    const { record } = await readRecord();
    await browser.storage.local.set({ [settingsKey]: { ...record, ...changes(record) } });
  });
}

/** A portal that was defined here before it came by policy, under the same id, is exported as it was. */
function withOwnFeed(portal: Portal, { feeds, portals }: SettingsRecord): Portal {
  const own = Object.hasOwn(feeds, portal.id) ? feeds[portal.id] : undefined;
  const feed = own ?? portals.find(({ id }) => id === portal.id)?.feed;
  return feed === undefined ? portal : { ...portal, feed };
}

/**
 * Makes every text from here on come in the language that was chosen, and gives its texts; null for the browser's own.
 * To be awaited before anything is said: once on a page, and in the background before each time it speaks by itself,
 * since the choice may have changed while it slept.
 */
export async function speakChosenLanguage(): Promise<Texts | null> {
  const texts = await textsOf((await readSettings()).language);
  speak(texts);
  return texts;
}
