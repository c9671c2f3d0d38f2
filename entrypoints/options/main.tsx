import './style.css';
import './users.css';
import './exports.css';
import './exports-outcome.css';
import './rollout.css';
import './diagnostics.css';
import './portals.css';
import './portals-preview.css';
import './reminders.css';
import './privacy.css';
import './skip.css';
import { render } from 'preact';
import { createDiagnosticsSession } from '../../components/options/diagnostics/diagnostics-session.ts';
import { createExportsSession } from '../../components/options/exports/exports-session.ts';
import { Options } from '../../components/options/Options.tsx';
import type { PronoteActions, PronoteSettings } from '../../components/options/PronoteSection.tsx';
import { createPortalsSession } from '../../components/options/portals/portals-session.ts';
import { pageTitle, type SectionName, sectionOf } from '../../components/options/Sections.tsx';
import { createUsersSession } from '../../components/options/users/users-session.ts';
import { keepFocus } from '../../components/shared/keep-focus.ts';
import { browser } from '../../utils/browser/browser.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { language } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import {
  hasHostPermission,
  onPermissionsChanged,
  requestHostPermission,
} from '../../utils/browser/permissions.ts';
import { withoutSite, withSite } from '../../utils/domain/pronote-site.ts';
import {
  onSettingsChanged,
  readSettings,
  type Settings,
  speakChosenLanguage,
  updateSettings,
} from '../../utils/storage/settings.ts';
import type { AdminTasks } from '../../utils/worker/tasks.ts';
import { createWorkerClient } from '../../utils/worker/worker-client.ts';
import { archiveOf, lookAtArchive } from './archive.tsx';
import { diagnosticsPorts } from './diagnostics-ports.ts';
import { exportsPorts } from './exports-ports.ts';
import { check, createStage, lookUp, portalsPorts } from './portals-ports.ts';
import { privacyActions, privacySettings } from './privacy-ports.ts';
import { remindersOf } from './reminders-ports.ts';
import { rolloutOf } from './rollout-ports.tsx';
import { usersPorts } from './users-ports.ts';

const page = document.getElementById('options');
const { ask } = createWorkerClient<AdminTasks>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
);
const portalsSession = createPortalsSession(portalsPorts(ask, draw));
const portalsProps = {
  ...{ session: portalsSession, lookUp, check, createStage, now: systemNow },
  failed: (error: unknown) => report('options', error),
};
const users = createUsersSession(usersPorts(ask));
const exportsSession = createExportsSession(exportsPorts(ask, () => void lookAtArchive()));
const diagnostics = createDiagnosticsSession(diagnosticsPorts);
const privacy = privacyActions('options', () => {});
let lastSection: SectionName | null = null;

async function pronoteSettings(settings: Settings): Promise<PronoteSettings> {
  const sites = settings.pronoteSites.map(async (host) => ({
    host,
    fromPolicy: settings.policySites.includes(host),
    allowed: await hasHostPermission(`https://${host}`),
  }));
  return {
    nativeWidget: settings.nativeWidget,
    nativeWidgetIsLocked: settings.policy.nativeWidget !== undefined,
    sites: await Promise.all(sites),
  };
}

const pronoteActions: PronoteActions = {
  async chooseNativeWidget(fate) {
    await updateSettings({ nativeWidget: fate });
    await draw();
  },
  async allowSite(host) {
    const allowed = await requestHostPermission([`https://${host}`]);
    if (allowed) await updateSettings(withSite(host));
    await draw();
    return allowed;
  },
  async removeSite(host) {
    await updateSettings(withoutSite(host));
    await draw();
  },
};

async function draw(): Promise<void> {
  if (page === null) return;
  await speakChosenLanguage();
  document.documentElement.lang = language();
  const settings = await readSettings();
  const { portals, unreadable } = settings;
  const section = sectionOf(location.hash);
  document.title = pageTitle(section);
  portalsSession.update(portals, settings.policyPortals);
  render(
    <Options
      section={section}
      portals={portalsProps}
      unreadable={unreadable}
      version={browser.runtime.getManifest().version}
      pronote={await pronoteSettings(settings)}
      pronoteActions={pronoteActions}
      reminders={await remindersOf(settings, draw)}
      privacy={privacySettings(settings)}
      privacyActions={privacy}
      users={users}
      archive={archiveOf(portals)}
      exports={exportsSession}
      rollout={rolloutOf(settings, section === 'rollout')}
      diagnostics={diagnostics}
      checked={portals}
      now={systemNow}
    />,
    page,
  );
  // The users may have been imported anew in the section beside.
  if (section === 'exports')
    await (lastSection === section ? exportsSession.update(portals) : exportsSession.open(portals));
  if (section === 'portals' && lastSection !== section) void portalsSession.checkClasses();
  lastSection = section;
}

addEventListener('beforeunload', (event) => {
  if (portalsSession.isDirty() || exportsSession.departure.isHolding()) event.preventDefault();
});

if (page !== null) keepFocus(page);
const redraw = () => void draw().catch((error: unknown) => report('options', error));
onSettingsChanged(redraw);
onPermissionsChanged(redraw);
addEventListener('hashchange', redraw);
redraw();
