import './style.css';
import './users.css';
import './exports.css';
import './exports-outcome.css';
import './rollout.css';
import './diagnostics.css';
import { render } from 'preact';
import { createDiagnosticsSession } from '../../components/options/diagnostics/diagnostics-session.ts';
import { createExportsSession } from '../../components/options/exports/exports-session.ts';
import { Options } from '../../components/options/Options.tsx';
import type { PronoteActions, PronoteSettings } from '../../components/options/PronoteSection.tsx';
import { type SectionName, sectionOf } from '../../components/options/Sections.tsx';
import type { LookUp } from '../../components/options/use-look-up.ts';
import { createUsersSession } from '../../components/options/users/users-session.ts';
import type { AdministrationWorks } from '../../utils/administration/works.ts';
import { createWorkshop } from '../../utils/administration/workshop.ts';
import { fail } from '../../utils/domain/result.ts';
import type { Rne } from '../../utils/domain/rne.ts';
import { readFrontSettings } from '../../utils/esidoc/front-settings.ts';
import { browser } from '../../utils/platform/browser.ts';
import { systemNow } from '../../utils/platform/clock.ts';
import { language, message } from '../../utils/platform/i18n.ts';
import { report } from '../../utils/platform/log.ts';
import { askForHosts, mayAsk, onPermissionsChanged } from '../../utils/platform/permissions.ts';
import {
  addPronoteSite,
  chooseComputer,
  chooseNativeWidget,
  onSettingsChanged,
  readSettings,
  removePortal,
  removePronoteSite,
  type Settings,
  savePortal,
} from '../../utils/storage/settings.ts';
import { archiveOf, lookAtArchive } from './archive.tsx';
import { checkOnNetwork, diagnosticsPorts, hostsOf } from './diagnostics-ports.ts';
import { exportsPorts } from './exports-ports.ts';
import { rolloutOf } from './rollout-ports.tsx';
import { usersPorts } from './users-ports.ts';

const page = document.getElementById('options');
const { ask } = createWorkshop<AdministrationWorks>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
);
const users = createUsersSession(usersPorts(ask));
const exportsSession = createExportsSession(exportsPorts(ask, () => void lookAtArchive()));
const diagnostics = createDiagnosticsSession(diagnosticsPorts);
let lastSection: SectionName | null = null;
const network = (address: string, init?: RequestInit) => fetch(address, init);

async function lookUp(rne: Rne): ReturnType<LookUp> {
  const settings = await readFrontSettings(network, rne);
  if (settings.ok) return settings;
  return fail(settings.failure.kind === 'refused' ? 'unreadable' : settings.failure.kind);
}

async function pronoteSettings(settings: Settings): Promise<PronoteSettings> {
  const sites = settings.pronoteSites.map(async (host) => ({
    host,
    fromPolicy: settings.policySites.includes(host),
    allowed: await mayAsk(`https://${host}`),
  }));
  return {
    nativeWidget: settings.nativeWidget,
    nativeWidgetIsLocked: settings.policy.nativeWidget !== undefined,
    sites: await Promise.all(sites),
  };
}

const pronoteActions: PronoteActions = {
  async chooseNativeWidget(fate) {
    await chooseNativeWidget(fate);
    await draw();
  },
  async allowSite(host) {
    const allowed = await askForHosts([`https://${host}`]);
    if (allowed) await addPronoteSite(host);
    await draw();
    return allowed;
  },
  async removeSite(host) {
    await removePronoteSite(host);
    await draw();
  },
};

async function draw(): Promise<void> {
  if (page === null) return;
  const settings = await readSettings();
  const { portals, unreadable } = settings;
  const section = sectionOf(location.hash);
  render(
    <Options
      section={section}
      portals={portals}
      unreadable={unreadable}
      version={browser.runtime.getManifest().version}
      lookUp={lookUp}
      check={async (portal, onFinding) => {
        await askForHosts(hostsOf(portal));
        const saved = portals.some((one) => JSON.stringify(one) === JSON.stringify(portal));
        await checkOnNetwork(portal, saved, onFinding);
      }}
      save={async (portal) => {
        await askForHosts(hostsOf(portal));
        await savePortal(portal);
        await draw();
      }}
      remove={async (id) => {
        await removePortal(id);
        await draw();
      }}
      pronote={await pronoteSettings(settings)}
      pronoteActions={pronoteActions}
      privacy={{ computer: settings.computer, computerIsLocked: settings.policy.computer !== undefined }}
      chooseComputer={async (computer) => {
        await chooseComputer(computer);
        await draw();
      }}
      users={users}
      archive={archiveOf(portals)}
      exports={exportsSession}
      rollout={rolloutOf(settings, section === 'rollout')}
      diagnostics={diagnostics}
      now={systemNow}
      newId={() => crypto.randomUUID()}
      onDirty={protectUnsaved}
    />,
    page,
  );
  // The users may have been imported anew in the section beside.
  if (section === 'exports')
    await (lastSection === section ? exportsSession.update(portals) : exportsSession.open(portals));
  lastSection = section;
}

let unsaved = false;
function protectUnsaved(dirty: boolean): void {
  unsaved = dirty;
}
addEventListener('beforeunload', (event) => {
  if (unsaved || exportsSession.departure.isHolding()) event.preventDefault();
});

document.documentElement.lang = language();
document.title = message('extension_name');
const redraw = () => void draw().catch((error: unknown) => report('options', error));
onSettingsChanged(redraw);
onPermissionsChanged(redraw);
addEventListener('hashchange', redraw);
redraw();
