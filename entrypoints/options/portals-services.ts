import type { Check } from '../../components/options/portals/PortalCheck.tsx';
import type { PanelStage } from '../../components/options/portals/PreviewPanel.tsx';
import type { PortalsServices } from '../../components/options/portals/portals-session.ts';
import type { LookUp } from '../../components/options/portals/use-look-up.ts';
import { report } from '../../utils/browser/log.ts';
import { requestHostPermission } from '../../utils/browser/permissions.ts';
import { type Portal, portalAddresses } from '../../utils/domain/portal.ts';
import { fail, succeed } from '../../utils/domain/result.ts';
import { readFrontSettings } from '../../utils/esidoc/front-settings.ts';
import { createHost } from '../../utils/pronote/panel-host.ts';
import { adminDatabaseExists } from '../../utils/storage/admin-database.ts';
import { readCurrentPerson } from '../../utils/storage/current-user-record.ts';
import { withPortalJournal } from '../../utils/storage/portal-journal.ts';
import { movePortal, readSettings, removePortal, savePortal } from '../../utils/storage/settings.ts';
import type { RunTask } from '../../utils/worker/tasks.ts';
import panelStyle from '../pronote/style.css?inline';
import { checkOnNetwork } from './diagnostics-services.ts';

const network = (address: string, init?: RequestInit) => fetch(address, init);

/** The services of the portals' section; each change resolves after `stored`. */
export function portalsServices(run: RunTask, stored: () => Promise<void>): PortalsServices {
  return {
    async save(portal) {
      if (!(await requestHostPermission(portalAddresses(portal)))) return false;
      await withPortalJournal(() => savePortal(portal)).then(stored);
      return true;
    },
    restore: (portal, place) => withPortalJournal(() => savePortal(portal, place)).then(stored),
    remove: (id) => withPortalJournal(() => removePortal(id)).then(stored),
    move: (id, by) => movePortal(id, by).then(stored),
    rosterClasses: async () => ((await adminDatabaseExists()) ? run('readClasses', null) : succeed([])),
    async currentClass() {
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

/** Checks a portal, its loans too if it is stored with the same settings. */
export const check: Check = async (portal, onFinding) => {
  await requestHostPermission(portalAddresses(portal));
  const { portals } = await readSettings();
  const saved = portals.some((one) => JSON.stringify(comparable(one)) === JSON.stringify(comparable(portal)));
  await checkOnNetwork(portal, saved, onFinding);
};

/** The portal's fields in a fixed order, without the feed's settings, which no check depends on. */
function comparable({ feed, ...portal }: Portal): readonly unknown[] {
  return Object.entries(portal).sort(([a], [b]) => a.localeCompare(b));
}

/** The panel's host element as in PRONOTE's page, but following the browser's colour scheme. */
export function createStage(): PanelStage {
  const stage = createHost(document, panelStyle);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => stage.host.toggleAttribute('data-dark', dark.matches);
  const removed = new AbortController();
  const changed = () => (stage.host.isConnected ? follow() : removed.abort());
  dark.addEventListener('change', changed, { signal: removed.signal });
  follow();
  return stage;
}
