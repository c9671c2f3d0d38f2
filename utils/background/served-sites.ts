import { type PageScript, runOnHosts } from '../browser/page-scripts.ts';
import { type ClosingTab, isOpen } from '../browser/tabs.ts';
import { hostedPages, isPronote } from '../domain/pronote-site.ts';
import { isPortalOrigin } from '../esidoc/addresses.ts';
import { readSettings } from '../storage/settings.ts';

/** Match patterns of every PRONOTE on which the extension runs. */
export async function pronotePages(): Promise<readonly string[]> {
  const { pronoteSites } = await readSettings();
  return [hostedPages, ...pronoteSites.map((host) => `https://${host}/*`)];
}

/** Whether personal data may be shown on this computer now: it is the user's own, or a PRONOTE tab is open. */
export async function canShowPersonalData(closing?: ClosingTab): Promise<boolean> {
  return (await readSettings()).computer === 'own' || isOpen(await pronotePages(), closing);
}

/** Whether pages of this origin are PRONOTE's. Settings are read for other hosts only: the panel waits for this. */
export async function isServedPronote(origin: string): Promise<boolean> {
  return (
    isPronote(origin, []) ||
    (!isPortalOrigin(origin) && isPronote(origin, (await readSettings()).pronoteSites))
  );
}

/** Whether pages of this origin are a portal's. */
export async function isServedPortal(origin: string): Promise<boolean> {
  return isPortalOrigin(origin) || (await readSettings()).portals.some(({ address }) => address === origin);
}

/** Registers the content scripts for the hosts of the settings that the manifest does not name. */
export async function registerPageScripts(): Promise<void> {
  const { portals, pronoteSites } = await readSettings();
  const elsewhere = portals.map(({ address }) => address).filter((address) => !isPortalOrigin(address));
  const scripts: readonly PageScript[] = [
    { id: 'pronote', file: '/pronote.js', allFrames: true, hosts: pronoteSites },
    {
      id: 'portal',
      file: '/portal.js',
      allFrames: false,
      hosts: [...new Set(elsewhere.map((address) => new URL(address).hostname))],
    },
  ];
  await runOnHosts(scripts);
}
