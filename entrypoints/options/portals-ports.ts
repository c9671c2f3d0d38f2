import type { Check } from '../../components/options/portals/PortalCheck.tsx';
import type { PanelStage } from '../../components/options/portals/PreviewPanel.tsx';
import type { PortalsPorts } from '../../components/options/portals/portals-model.ts';
import type { LookUp } from '../../components/options/portals/use-look-up.ts';
import { report } from '../../utils/browser/log.ts';
import { requestHostPermission } from '../../utils/browser/permissions.ts';
import { type Portal, portalAddresses } from '../../utils/domain/portal.ts';
import { fail, succeed } from '../../utils/domain/result.ts';
import { readFrontSettings } from '../../utils/esidoc/front-settings.ts';
import { createHost } from '../../utils/pronote/panel-host.ts';
import { hasAdminDatabase } from '../../utils/storage/admin-database.ts';
import { readCurrentPerson } from '../../utils/storage/current-user-record.ts';
import { movePortal, readSettings, removePortal, savePortal } from '../../utils/storage/settings.ts';
import type { AdminTasks } from '../../utils/worker/tasks.ts';
import type { WorkerClient } from '../../utils/worker/worker-client.ts';
import panelStyle from '../pronote/style.css?inline';
import { checkOnNetwork } from './diagnostics-ports.ts';

const network = (address: string, init?: RequestInit) => fetch(address, init);

/** The portals' section on the real browser. `stored`: told after every change, before it is over. */
export function portalsPorts(
  ask: WorkerClient<AdminTasks>['ask'],
  stored: () => Promise<void>,
): PortalsPorts {
  return {
    newId: () => crypto.randomUUID(),
    async save(portal) {
      if (!(await requestHostPermission(portalAddresses(portal)))) return false;
      await savePortal(portal).then(stored);
      return true;
    },
    restore: (portal, place) => savePortal(portal, place).then(stored),
    remove: (id) => removePortal(id).then(stored),
    move: (id, by) => movePortal(id, by).then(stored),
    rosterClasses: async () => ((await hasAdminDatabase()) ? ask('kept.classes', null) : succeed([])),
    async classHere() {
      const person = (await readCurrentPerson())?.person;
      return person?.child?.className ?? person?.className ?? null;
    },
    failed: (error) => report('options', error),
  };
}

export const lookUp: LookUp = async (rne) => {
  const settings = await readFrontSettings(network, rne);
  if (settings.ok) return settings;
  return fail(settings.failure.kind === 'refused' ? 'unreadable' : settings.failure.kind);
};

/** Loans are checked for a portal that is stored as it stands: the background knows no other. */
export const check: Check = async (portal, onFinding) => {
  await requestHostPermission(portalAddresses(portal));
  const { portals } = await readSettings();
  const saved = portals.some((one) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(portal)));
  await checkOnNetwork(portal, saved, onFinding);
};

/** How its users are exported is no matter of a check. */
function sorted({ feed, ...portal }: Portal): readonly unknown[] {
  return Object.entries(portal).sort(([a], [b]) => a.localeCompare(b));
}

/** The panel's host as in PRONOTE's page; outside of it there is no theme but the browser's own. */
export function createStage(): PanelStage {
  const stage = createHost(document, panelStyle);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => stage.host.toggleAttribute('data-dark', dark.matches);
  const gone = new AbortController();
  const changed = () => (stage.host.isConnected ? follow() : gone.abort());
  dark.addEventListener('change', changed, { signal: gone.signal });
  follow();
  return stage;
}
