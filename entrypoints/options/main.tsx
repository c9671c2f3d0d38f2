import './style.css';
import './users.css';
import './exports.css';
import './exports-outcome.css';
import './privacy.css';
import { render } from 'preact';
import { createExportsSession } from '../../components/options/exports/exports-session.ts';
import { Options } from '../../components/options/Options.tsx';
import type { PronoteActions, PronoteSettings } from '../../components/options/PronoteSection.tsx';
import { type SectionName, sectionOf } from '../../components/options/Sections.tsx';
import type { LookUp } from '../../components/options/use-look-up.ts';
import { createUsersSession } from '../../components/options/users/users-session.ts';
import type { AdministrationWorks } from '../../utils/administration/works.ts';
import { createWorkshop } from '../../utils/administration/workshop.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { fail } from '../../utils/domain/result.ts';
import type { Rne } from '../../utils/domain/rne.ts';
import { readFrontSettings } from '../../utils/esidoc/front-settings.ts';
import { checkPortal } from '../../utils/esidoc/portal-check.ts';
import { send } from '../../utils/messaging/client.ts';
import { browser } from '../../utils/platform/browser.ts';
import { systemNow } from '../../utils/platform/clock.ts';
import { language, message } from '../../utils/platform/i18n.ts';
import { report } from '../../utils/platform/log.ts';
import { askForHosts, mayAsk, onPermissionsChanged } from '../../utils/platform/permissions.ts';
import { speakChosenLanguage } from '../../utils/storage/chosen-language.ts';
import {
  addPronoteSite,
  chooseNativeWidget,
  onSettingsChanged,
  readSettings,
  removePortal,
  removePronoteSite,
  type Settings,
  savePortal,
} from '../../utils/storage/settings.ts';
import { archiveOf, lookAtArchive } from './archive.tsx';
import { exportsPorts } from './exports-ports.ts';
import { privacyActions, privacySettings } from './privacy-ports.ts';
import { usersPorts } from './users-ports.ts';

const page = document.getElementById('options');
const { ask } = createWorkshop<AdministrationWorks>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
);
const users = createUsersSession(usersPorts(ask));
const exportsSession = createExportsSession(exportsPorts(ask, () => void lookAtArchive()));
const privacy = privacyActions('options', () => {});
let lastSection: SectionName | null = null;
const network = (address: string, init?: RequestInit) => fetch(address, init);

/** The hosts that a portal's settings make the extension speak to. */
function hostsOf({ address, delegation, loansApi }: Portal): readonly string[] {
  return [address, delegation.kind === 'cas' ? delegation.signOnAddress : null, loansApi].filter(
    (one) => one !== null,
  );
}

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
  await speakChosenLanguage();
  document.documentElement.lang = language();
  document.title = message('extension_name');
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
        const loans = { checkLoans: ({ id }: Portal) => send('check.loans', { portalId: id }) };
        const ports = { fetch: network, now: systemNow, mayAsk, ...(saved ? loans : {}) };
        await checkPortal(ports, portal, onFinding);
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
      privacy={privacySettings(settings)}
      privacyActions={privacy}
      users={users}
      archive={archiveOf(portals)}
      exports={exportsSession}
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

const redraw = () => void draw().catch((error: unknown) => report('options', error));
onSettingsChanged(redraw);
onPermissionsChanged(redraw);
addEventListener('hashchange', redraw);
redraw();
