import './style.css';
import './users.css';
import './exports.css';
import './exports-outcome.css';
import './rollout.css';
import './diagnostics.css';
import './portals.css';
import './reminders.css';
import './privacy.css';
import './archive.css';
import { render } from 'preact';
import { createDiagnosticsSession } from '../../components/options/diagnostics/diagnostics-session.ts';
import { createArchiveSession } from '../../components/options/exports/archive-session.ts';
import { createExportsSession } from '../../components/options/exports/exports-session.ts';
import { Options } from '../../components/options/Options.tsx';
import { createPortalsSession } from '../../components/options/portals/portals-session.ts';
import { pageTitle, type SectionName, sectionOf } from '../../components/options/Sections.tsx';
import { createUsersSession } from '../../components/options/users/users-session.ts';
import { keepFocus } from '../../components/shared/keep-focus.ts';
import { browser } from '../../utils/browser/browser.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { language } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import { onPermissionsChanged } from '../../utils/browser/permissions.ts';
import { onSettingsChanged, readSettings, speakChosenLanguage } from '../../utils/storage/settings.ts';
import type { AdminTasks } from '../../utils/worker/tasks.ts';
import { createWorkerClient } from '../../utils/worker/worker-client.ts';
import { adminServices } from './admin-services.ts';
import { diagnosticsServices } from './diagnostics-services.ts';
import { check, createStage, lookUp, portalsServices } from './portals-services.ts';
import { privacyActions, privacySettings } from './privacy-services.ts';
import { rolloutSection } from './rollout-section.tsx';
import { pronoteActions, pronoteSettings, remindersProps } from './settings-props.ts';

const page = document.getElementById('options');
const { run } = createWorkerClient<AdminTasks>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
);
const portalsSession = createPortalsSession(portalsServices(run, draw));
const portalsProps = {
  ...{ session: portalsSession, lookUp, check, createStage, now: systemNow },
  failed: (error: unknown) => report('options', error),
};
const admin = adminServices(run, () => void archive.refresh());
const archive = createArchiveSession(admin.exports);
const users = createUsersSession(admin.users);
const exportsSession = createExportsSession(admin.exports);
const diagnostics = createDiagnosticsSession(diagnosticsServices);
const privacy = privacyActions('options', () => {});
const pronote = pronoteActions(draw);
let lastSection: SectionName | null = null;

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
      pronoteActions={pronote}
      reminders={await remindersProps(settings, draw)}
      privacy={privacySettings(settings)}
      privacyActions={privacy}
      users={users}
      archive={archive}
      exports={exportsSession}
      rollout={rolloutSection(settings, section === 'rollout')}
      diagnostics={diagnostics}
      storedPortals={portals}
      now={systemNow}
    />,
    page,
  );
  // Users may have been imported since.
  if (section === 'exports')
    await (lastSection === section ? exportsSession.update(portals) : exportsSession.open(portals));
  if (section === 'portals' && lastSection !== section) void portalsSession.loadClasses();
  lastSection = section;
}

addEventListener('beforeunload', (event) => {
  if (portalsSession.isDirty() || exportsSession.run.isPending()) event.preventDefault();
});

/** Keeps the remaining retention times current. */
function refreshVisibleArchive(): void {
  if (document.visibilityState === 'visible' && location.hash === '#exports') void archive.refresh();
}

const archiveRefreshMs = 60_000;
setInterval(refreshVisibleArchive, archiveRefreshMs);
addEventListener('hashchange', refreshVisibleArchive);
document.addEventListener('visibilitychange', refreshVisibleArchive);
refreshVisibleArchive();

if (page !== null) keepFocus(page);
const redraw = () => void draw().catch((error: unknown) => report('options', error));
onSettingsChanged(redraw);
onPermissionsChanged(redraw);
addEventListener('hashchange', redraw);
redraw();
