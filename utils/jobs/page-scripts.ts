import type { Portal } from '../domain/portal.ts';
import type { PageScript } from '../platform/page-scripts.ts';

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
