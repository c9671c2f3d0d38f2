import { defineBackground } from 'wxt/utils/define-background';
import { badgeLook } from '../components/shared/badge-look.ts';
import { showsLoans } from '../components/shared/failure-words.ts';
import { reminderWords } from '../components/shared/reminder-words.ts';
import { noticePortalVisit } from '../utils/delegation/portal-visit.ts';
import { createSessionKeeper } from '../utils/delegation/session-keeper.ts';
import type { Portal } from '../utils/domain/portal.ts';
import { accountPage } from '../utils/esidoc/account-page.ts';
import { accountAddress, isPortalOrigin } from '../utils/esidoc/addresses.ts';
import { readFrontSettings } from '../utils/esidoc/front-settings.ts';
import { loansApi } from '../utils/esidoc/loans-api.ts';
import { readTokens, userToken } from '../utils/esidoc/portal-token.ts';
import { searchPortal } from '../utils/esidoc/search.ts';
import { refreshWhatIsDue } from '../utils/jobs/daily-refresh.ts';
import { dueCalendar } from '../utils/jobs/due-calendar.ts';
import { createLoanRefresh } from '../utils/jobs/loan-refresh.ts';
import { checkLoans } from '../utils/jobs/loans-check.ts';
import { openReminder } from '../utils/jobs/open-reminder.ts';
import { runPageScripts } from '../utils/jobs/page-scripts.ts';
import { purgeExports } from '../utils/jobs/purge-exports.ts';
import { createReminding } from '../utils/jobs/remind.ts';
import { serve } from '../utils/messaging/server.ts';
import { showBadge } from '../utils/platform/badge.ts';
import { browser } from '../utils/platform/browser.ts';
import { systemNow } from '../utils/platform/clock.ts';
import { report } from '../utils/platform/log.ts';
import {
  mayNotify,
  notify,
  onNotificationClicked,
  shownNotifications,
  takeBackNotification,
} from '../utils/platform/notifications.ts';
import { runOnHosts } from '../utils/platform/page-scripts.ts';
import { mayAsk, onPermissionsChanged } from '../utils/platform/permissions.ts';
import { bringToFront, isOpen, openTab } from '../utils/platform/tabs.ts';
import { atBrowserStart, everyHour } from '../utils/platform/wake-ups.ts';
import { cdiWidgetOf } from '../utils/pronote/cdi-widget-texts.ts';
import { hostedPages, isPronote } from '../utils/pronote/origins.ts';
import { repairedSelectors } from '../utils/pronote/selectors.ts';
import { adminDatabaseExists } from '../utils/storage/admin-database.ts';
import {
  forgetCurrentPerson,
  keyOf,
  readCurrentPerson,
  writeCurrentPerson,
} from '../utils/storage/current-person.ts';
import { delegatedSessions } from '../utils/storage/delegated-sessions.ts';
import { reviseArchive } from '../utils/storage/export-archive.ts';
import {
  addGivenReminders,
  markOf,
  readBegunReminders,
  readGivenReminders,
  removeGivenReminders,
  writeBegunReminders,
} from '../utils/storage/given-reminders.ts';
import { writeJournal } from '../utils/storage/journal-store.ts';
import { createLoanStore } from '../utils/storage/loan-store.ts';
import { readLoans, reviseReadings, wipeLoans, writeLoans } from '../utils/storage/loans-database.ts';
import { portalOffers } from '../utils/storage/portal-offers.ts';
import { publicTokens } from '../utils/storage/public-tokens.ts';
import { onSettingsChanged, readSettings, savePortal } from '../utils/storage/settings.ts';
import { readWrittenEvents, writeWrittenEvents } from '../utils/storage/written-calendars.ts';
import { createCheckAnswers } from '../utils/visit/check-answers.ts';
import { createOfferAnswers } from '../utils/visit/offer-answers.ts';
import { createPanelAnswers } from '../utils/visit/panel-answers.ts';
import { createPopupAnswers } from '../utils/visit/popup-answers.ts';
import { createPortalAnswers } from '../utils/visit/portal-answers.ts';
import { createPortalViews } from '../utils/visit/portal-views.ts';
import { createPresence } from '../utils/visit/presence.ts';

export default defineBackground(() => {
  const now = systemNow;
  const fetchFromNetwork = (address: string, init?: RequestInit) => fetch(address, init);
  const portals = async () => (await readSettings()).portals;
  const failed = (error: unknown) => report('background', error);
  const pronotePages = async () =>
    [hostedPages].concat((await readSettings()).pronoteSites.map((host) => `https://${host}/*`));

  const store = createLoanStore({
    read: readLoans,
    write: writeLoans,
    revise: reviseReadings,
    wipe: wipeLoans,
    failed,
  });
  const presence = createPresence({
    keyOf,
    readCurrent: readCurrentPerson,
    writeCurrent: writeCurrentPerson,
    forgetCurrent: forgetCurrentPerson,
    async wipeLoans() {
      await store.wipe();
      await reminding.fallSilent().catch(failed);
    },
    endSessions: delegatedSessions.endAll,
    computer: async () => (await readSettings()).computer,
  });
  const tokens = {
    now,
    sessions: delegatedSessions,
    readUserToken: (text: string, portal: Portal, instant: number) => userToken(text, portal.rne, instant),
    showsToken: (text: string, instant: number) => readTokens(text, instant).length > 0,
  };
  const keeper = createSessionKeeper({
    ...tokens,
    fetch: fetchFromNetwork,
    mayAsk,
    whileCurrent: presence.whileCurrent,
  });
  const reading = { now, keeper, sources: [loansApi, accountPage], store };
  const loanRefresh = createLoanRefresh({
    ...reading,
    whileCurrent: presence.whileCurrent,
    changed: () => remind(),
  });

  const views = { now, presence, portals, store, loanRefresh, accountAddress };
  const mayTell = async () =>
    (await readSettings()).computer === 'own' || (await isOpen(await pronotePages()));
  const reminding = createReminding({
    now,
    current: presence.current,
    whileCurrent: presence.whileCurrent,
    mayTell,
    portals: createPortalViews(views).of,
    showsLoans,
    rules: async () => (await readSettings()).reminders,
    notifications: {
      allowed: mayNotify,
      shown: shownNotifications,
      show: notify,
      takeBack: takeBackNotification,
    },
    words: async (reminder, today) =>
      reminderWords(reminder, today, (await readSettings()).computer === 'shared'),
    given: { markOf, read: readGivenReminders, add: addGivenReminders, remove: removeGivenReminders },
    begun: { read: readBegunReminders, write: writeBegunReminders },
    showBadge: (badge) => showBadge(badgeLook(badge)),
  });
  const remind = () => void reminding.remind().catch(failed);
  const panelAnswers = createPanelAnswers({
    ...views,
    settings: readSettings,
    readWidget: cdiWidgetOf,
    search: (portal, terms) =>
      searchPortal({ fetch: fetchFromNetwork, now, publicTokens }, portal, { terms, first: 1, count: 10 }),
  });
  const popupAnswers = createPopupAnswers({
    ...views,
    mayTell,
    calendar: (borrower, shown) =>
      dueCalendar(
        {
          now,
          markOf,
          read: readWrittenEvents,
          write: writeWrittenEvents,
          whileCurrent: presence.whileCurrent,
          showsLoans,
          failed,
        },
        borrower,
        shown,
      ),
  });
  const offerAnswers = createOfferAnswers({
    settings: readSettings,
    savePortal,
    newId: () => crypto.randomUUID(),
    readWidget: cdiWidgetOf,
    lookUp: (rne) => readFrontSettings(fetchFromNetwork, rne),
    isPortalOrigin,
    offers: portalOffers,
  });
  const portalAnswers = createPortalAnswers({
    presence,
    portals,
    loanRefresh,
    noticeVisit: (portal, borrower, shown) =>
      noticePortalVisit({ ...tokens, keeper }, portal, borrower, shown),
  });
  const checkAnswers = createCheckAnswers({
    presence,
    portals,
    checkLoans: (portal, borrower) => checkLoans(reading, portal, borrower),
  });
  serve(
    {
      'page.opened': async () => repairedSelectors((await readSettings()).policy.compat),
      ...panelAnswers,
      ...offerAnswers,
      ...popupAnswers,
      ...portalAnswers,
      ...checkAnswers,
    },
    {
      ownId: browser.runtime.id,
      ownOrigin: new URL(browser.runtime.getURL('')).origin,
      // The settings are read for other hosts only: the panel waits for this.
      servesOrigin: async (origin) =>
        isPronote(origin, []) ||
        (!isPortalOrigin(origin) && isPronote(origin, (await readSettings()).pronoteSites)),
      isPortal: async (origin) =>
        isPortalOrigin(origin) || (await portals()).some(({ address }) => address === origin),
    },
  );
  everyHour(
    () => refreshWhatIsDue({ now, current: presence.current, portals, loanRefresh, store }),
    () => purgeExports({ now, exists: adminDatabaseExists, reviseArchive, writeJournal }),
    reminding.remind,
  );
  atBrowserStart(presence.leave);

  const placeScripts = () => {
    runPageScripts({ settings: readSettings, isPortalOrigin, runOnHosts }).catch(failed);
  };
  onSettingsChanged(placeScripts);
  onSettingsChanged(() => presence.settle().catch(failed));
  onSettingsChanged(remind);
  onPermissionsChanged(placeScripts);
  const listenToNotifications = () =>
    onNotificationClicked((id) => {
      const bringPronoteToFront = async () => bringToFront(await pronotePages());
      const ports = { portals, bringPronoteToFront, openTab, accountAddress, takeBack: takeBackNotification };
      openReminder(ports, id).catch(failed);
    });
  onPermissionsChanged(listenToNotifications);
  onPermissionsChanged(remind);
  listenToNotifications();
  placeScripts();
});
