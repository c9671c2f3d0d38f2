import './style.css';
import { render } from 'preact';
import type { PrivacySettings } from '../../components/options/Privacy.tsx';
import { Popup } from '../../components/popup/Popup.tsx';
import { createPopupSession } from '../../components/popup/popup-session.ts';
import { keepFocus } from '../../components/shared/keep-focus.ts';
import { browser } from '../../utils/browser/browser.ts';
import { language, message } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import { hasHostPermission, requestHostPermission } from '../../utils/browser/permissions.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { readSite, withoutSite, withSite } from '../../utils/domain/pronote-site.ts';
import { send } from '../../utils/messaging/client.ts';
import { webspaceOf } from '../../utils/pronote/read-current-user.ts';
import { refuseNotifications } from '../../utils/storage/given-reminders.ts';
import {
  onSettingsChanged,
  readSettings,
  speakChosenLanguage,
  updateSettings,
} from '../../utils/storage/settings.ts';
import { privacyActions, privacySettings, usualPrivacy } from '../options/privacy-services.ts';
import { acceptReminders, mayOfferReminders, saveCalendar } from './reminder-actions.ts';

const page = document.getElementById('popup');
const failed = (error: unknown) => report('popup', error);
const session = createPopupSession({
  open: () => send('popup.open', {}),
  refresh: (person, portalId, manual) => send('popup.refresh', { person, portalId, asked: manual }),
  failed,
});

const privacy = privacyActions('popup', () => void session.open());
let site: string | null = null;
let offersReminders = false;
let settings: PrivacySettings | null = null;

/** The `activeTab` permission gives the address of the current tab while the popup is open. */
async function findSite(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const url = URL.parse(tab?.url ?? '');
  const found = url !== null && webspaceOf(url.pathname) !== null ? readSite(url.origin) : null;
  const host = found?.ok ? found.value : null;
  const { pronoteSites } = await readSettings();
  const isOn = host !== null && pronoteSites.includes(host) && (await hasHostPermission(`https://${host}`));
  site = isOn ? null : host;
  draw();
}

async function allowSite(host: string): Promise<boolean> {
  const asked = requestHostPermission([`https://${host}`]);
  // Stored before the answer: Firefox's prompt may close the popup, and a site without permission has no effect.
  await updateSettings(withSite(host));
  const allowed = await asked;
  if (!allowed) await updateSettings(withoutSite(host));
  await findSite();
  return allowed;
}

/** Reads the settings, including the language, which the texts follow. */
async function loadSettings(): Promise<void> {
  await speakChosenLanguage();
  settings = privacySettings(await readSettings());
}

function redrawWithSettings(): void {
  loadSettings()
    .catch(failed)
    .finally(() => {
      settings ??= usualPrivacy;
      document.documentElement.lang = language();
      document.title = message('popup_title');
      draw();
    });
}

/** Opens the results page in a tab; when the portal was removed meanwhile, shows the current portals. */
async function search(portalId: string, terms: string): Promise<void> {
  const url = await send('search.go', { portalId, terms });
  if (url === null) return session.open();
  await browser.tabs.create({ url });
  leave();
}

function draw(): void {
  if (page === null || settings === null) return;
  const now = new Date();
  render(
    <Popup
      view={session.view.get()}
      today={localCalendarDate(now)}
      now={now.getTime()}
      onReopen={() => void session.open()}
      onRefresh={(portalId) => void session.refresh(portalId)}
      site={site}
      onAllowSite={allowSite}
      offersReminders={offersReminders}
      onAcceptReminders={acceptReminders}
      onRefuseReminders={refuseNotifications}
      onSaveCalendar={async () => {
        const view = session.view.get();
        return view.kind === 'loans' && saveCalendar(view.person);
      }}
      settings={settings}
      privacy={privacy}
      onSearch={(portalId, terms) => void search(portalId, terms).catch(failed)}
      onSettings={() => void browser.runtime.openOptionsPage().then(leave)}
    />,
    page,
  );
}

/** Firefox, unlike Chrome, keeps the popup open when it opens a tab (reported by users of other extensions). */
function leave(): void {
  const [popup] = browser.extension.getViews({ type: 'popup' });
  if (popup === window) window.close();
}

page?.addEventListener('click', ({ target }) => {
  // The link must be followed before its page is closed.
  if (target instanceof Element && target.closest('a') !== null) setTimeout(leave);
});
if (page !== null) keepFocus(page);
session.view.subscribe(draw);
onSettingsChanged(redrawWithSettings);
redrawWithSettings();
void session.open();
findSite().catch(failed);
mayOfferReminders()
  .then((may) => {
    offersReminders = may;
    draw();
  })
  .catch(failed);
