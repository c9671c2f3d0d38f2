import type { Scripting } from 'webextension-polyfill';
import type { Portal } from '../domain/portal.ts';
import { browser } from './browser.ts';

/** A script of ours that runs on more pages than the manifest names. */
export interface PageScript {
  readonly id: string;
  /** Its file in the extension. */
  readonly file: string;
  readonly allFrames: boolean;
  /** Hosts whose https pages it runs on; none where it is to run nowhere else. */
  readonly hosts: readonly string[];
}

/**
 * Makes the browser run these scripts on these hosts, and on none that it ran them on before; pages that are open
 * already get theirs at once. Hosts that the extension may not enter are left out: the browser would take them, and
 * never run a thing.
 */
export async function runOnHosts(scripts: readonly PageScript[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  for (const script of scripts) {
    const allowed = await Promise.all(script.hosts.map((host) => mayEnter(host)));
    const matches = script.hosts.filter((_, index) => allowed[index]).map(pagesOf);
    await register(
      script,
      matches,
      registered.find(({ id }) => id === script.id),
    );
  }
}

async function register(
  { id, file, allFrames }: PageScript,
  matches: readonly string[],
  before: Scripting.RegisteredContentScript | undefined,
): Promise<void> {
  const known = before?.matches ?? [];
  if (known.length === matches.length && matches.every((pages) => known.includes(pages))) return;
  if (before !== undefined) await browser.scripting.unregisterContentScripts({ ids: [id] });
  const added = matches.filter((pages) => !known.includes(pages));
  if (matches.length > 0)
    await browser.scripting.registerContentScripts([
      {
        id,
        js: [file],
        matches: [...matches],
        allFrames,
        runAt: 'document_idle',
        persistAcrossSessions: true,
      },
    ]);
  if (added.length === 0) return;
  for (const tab of await browser.tabs.query({ url: added }))
    if (tab.id !== undefined)
      // A tab that is just being closed or left is no loss.
      await browser.scripting
        .executeScript({ target: { tabId: tab.id, allFrames }, files: [file] })
        .catch(() => {});
}

/** Whether the extension may run on this host's pages. */
function mayEnter(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pagesOf(host)] });
}

function pagesOf(host: string): string {
  return `https://${host}/*`;
}

export interface PageScriptsPorts {
  readonly settings: () => Promise<{
    readonly portals: readonly Portal[];
    readonly pronoteSites: readonly string[];
  }>;
  readonly isPortalOrigin: (origin: string) => boolean;
  readonly runOnHosts: (scripts: readonly PageScript[]) => Promise<void>;
}

/** Makes our scripts run where the settings say, besides the hosts that the manifest names. */
export async function runPageScripts({
  settings,
  isPortalOrigin,
  runOnHosts,
}: PageScriptsPorts): Promise<void> {
  const { portals, pronoteSites } = await settings();
  const elsewhere = portals.map(({ address }) => address).filter((address) => !isPortalOrigin(address));
  await runOnHosts([
    { id: 'pronote', file: '/pronote.js', allFrames: true, hosts: pronoteSites },
    {
      id: 'portal',
      file: '/portal.js',
      allFrames: false,
      hosts: [...new Set(elsewhere.map((address) => new URL(address).hostname))],
    },
  ]);
}
