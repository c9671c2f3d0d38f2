import { z } from 'zod';
import { type Computer, computers } from '../domain/computer.ts';
import { browserLanguage } from '../domain/language.ts';
import { type NativeWidgetFate, nativeWidgetFates } from '../domain/panel.ts';
import type { Portal } from '../domain/portal.ts';
import { readSite } from '../domain/pronote-site.ts';
import { browser } from '../platform/browser.ts';
import { isChoosable } from '../platform/languages.ts';
import { lastPolicyKey, type Policy, readPolicy } from './policy.ts';
import { PortalSettings } from './portal-record.ts';

const settingsKey = 'settings';
const setAsideKey = 'settings.unreadable';

const SettingsRecord = z.object({
  version: z.literal(1),
  portals: z.array(PortalSettings).readonly(),
  nativeWidget: z.enum(nativeWidgetFates).default('replace'),
  computer: z.enum(computers).default('shared'),
  language: z.string().default(browserLanguage),
  /** Hosts of PRONOTEs that schools run themselves, on which the panel was switched on. */
  pronoteSites: z.array(z.string()).readonly().default([]),
});

type SettingsRecord = z.infer<typeof SettingsRecord>;

export interface Settings {
  readonly portals: readonly Portal[];
  readonly nativeWidget: NativeWidgetFate;
  readonly computer: Computer;
  /** `browser`, or the name of a language's folder. */
  readonly language: string;
  /** Hosts. */
  readonly pronoteSites: readonly string[];
  /** Those of them that the policy names. */
  readonly policySites: readonly string[];
  /** What the school's administrators have set: it goes before what was chosen here. */
  readonly policy: Policy;
  /** What was stored could not be read: it was kept aside, and nothing was overwritten. */
  readonly unreadable: boolean;
}

/**
 * The settings that hold in this browser: the school's policy, then what was chosen here. None stored means none made,
 * and unreadable ones are kept aside and reported.
 */
export async function readSettings(): Promise<Settings> {
  const [{ record, unreadable }, { policy }] = await Promise.all([readRecord(), readPolicy()]);
  const sites = (policy.pronoteSites ?? []).flatMap((address) => {
    const site = readSite(address);
    return site.ok ? [site.value] : [];
  });
  return {
    portals: record.portals,
    nativeWidget: policy.nativeWidget ?? record.nativeWidget,
    computer: policy.computer ?? record.computer,
    // One that an earlier version knew, and this one does not, is left to the browser.
    language: policy.language ?? (isChoosable(record.language) ? record.language : browserLanguage),
    pronoteSites: [...new Set([...sites, ...record.pronoteSites])],
    policySites: sites,
    policy,
    unreadable,
  };
}

/** Adds a portal, or replaces the one with the same id in its place. */
export function savePortal(portal: Portal): Promise<void> {
  return change(({ portals }) => {
    const known = portals.some(({ id }) => id === portal.id);
    const others = portals.map((other) => (other.id === portal.id ? portal : other));
    return { portals: known ? others : [...portals, portal] };
  });
}

export function removePortal(id: string): Promise<void> {
  return change(({ portals }) => ({ portals: portals.filter((portal) => portal.id !== id) }));
}

export function chooseNativeWidget(nativeWidget: NativeWidgetFate): Promise<void> {
  return change(() => ({ nativeWidget }));
}

export function chooseComputer(computer: Computer): Promise<void> {
  return change(() => ({ computer }));
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
