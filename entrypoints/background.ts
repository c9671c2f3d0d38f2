import { defineBackground } from 'wxt/utils/define-background';
import { badgeLook } from '../components/shared/badge-look.ts';
import { showsLoans } from '../components/shared/failure-words.ts';
import { reminderWords } from '../components/shared/reminder-words.ts';
import { noticePortalVisit } from '../utils/delegation/portal-visit.ts';
import { createSessionKeeper } from '../utils/delegation/session-keeper.ts';
import type { Portal } from '../utils/domain/portal.ts';
import { accountPage } from '../utils/esidoc/account-page.ts';
import { accountAddress, isPortalOrigin } from '../utils/esidoc/addresses.ts';
import { readCover } from '../utils/esidoc/cover.ts';
import { readFrontSettings } from '../utils/esidoc/front-settings.ts';
import { loansApi } from '../utils/esidoc/loans-api.ts';
import { readTokens, userToken } from '../utils/esidoc/portal-token.ts';
import { searchPortal } from '../utils/esidoc/search.ts';
import { watchable, witnessAccess } from '../utils/esidoc/witness.ts';
import { refreshWhatIsDue } from '../utils/jobs/daily-refresh.ts';
import { dueCalendar } from '../utils/jobs/due-calendar.ts';
import { createLoanRefresh } from '../utils/jobs/loan-refresh.ts';
import { checkLoans } from '../utils/jobs/loans-check.ts';
import { openReminder } from '../utils/jobs/open-reminder.ts';
import { runPageScripts } from '../utils/jobs/page-scripts.ts';
import { purgeExports } from '../utils/jobs/purge-exports.ts';
import { tidyHistory } from '../utils/jobs/purge-history.ts';
import { createReminding } from '../utils/jobs/remind.ts';
import { serve } from '../utils/messaging/server.ts';
import { politeFetch, untilAborted } from '../utils/network/polite-fetch.ts';
import { showBadge } from '../utils/platform/badge.ts';
import { browser } from '../utils/platform/browser.ts';
import { systemNow } from '../utils/platform/clock.ts';
import { onShortcut } from '../utils/platform/commands.ts';
import { menuKeeper, onMenuChosen } from '../utils/platform/context-menu.ts';
import { report } from '../utils/platform/log.ts';
import {
  mayNotify,
  notify,
  onNotificationClicked,
  shownNotifications,
  takeBackNotification,
} from '../utils/platform/notifications.ts';
import { answerOmnibox } from '../utils/platform/omnibox.ts';
import { runOnHosts } from '../utils/platform/page-scripts.ts';
import { focusField, hasField } from '../utils/platform/panel-field.ts';
import { mayAsk, onPermissionsChanged } from '../utils/platform/permissions.ts';
import { bringLastToFront, bringToFront, isOpen, openPage, tabsByUse } from '../utils/platform/tabs.ts';
import { atBrowserStart, everyHour } from '../utils/platform/wake-ups.ts';
import { cdiWidgetOf } from '../utils/pronote/cdi-widget-texts.ts';
import { hostedPages, isPronote } from '../utils/pronote/origins.ts';
import { hostName } from '../utils/pronote/panel-host.ts';
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
import {
  forgetHistory,
  forgetSearches,
  noteSearch,
  noteSeen,
  purgeHistory,
  readHistory,
} from '../utils/storage/search-history-database.ts';
import { searchMemory } from '../utils/storage/search-memory.ts';
import { onSettingsChanged, readSettings, savePortal } from '../utils/storage/settings.ts';
import { readWrittenEvents, writeWrittenEvents } from '../utils/storage/written-calendars.ts';
import { createCheckAnswers } from '../utils/visit/check-answers.ts';
import { createOfferAnswers } from '../utils/visit/offer-answers.ts';
import { createOutsideSearch } from '../utils/visit/outside-search.ts';
import { createPanelAnswers } from '../utils/visit/panel-answers.ts';
import { createPanelSearch } from '../utils/visit/panel-search.ts';
import { createPopupAnswers } from '../utils/visit/popup-answers.ts';
import { createPortalAnswers } from '../utils/visit/portal-answers.ts';
import { createPortalViews } from '../utils/visit/portal-views.ts';
import { createPresence } from '../utils/visit/presence.ts';
import { createSearchAnswers } from '../utils/visit/search-answers.ts';
import { bringSearchBox } from '../utils/visit/search-box.ts';
import { createSearchNotes } from '../utils/visit/search-notes.ts';
import { createSuggesting } from '../utils/visit/suggesting.ts';

export default defineBackground(() => {
  const now = systemNow;
  const network = watchable((address, init) => fetch(address, init), now);
  const fetchFromNetwork = network.fetch;
  const failed = (error: unknown) => report('background', error);
  const portals = async () => (await readSettings()).portals;
  const computer = async () => (await readSettings()).computer;
  const pronotePages = async () => [
    hostedPages,
    ...(await readSettings()).pronoteSites.map((host) => `https://${host}/*`),
  ];
  const isPronoteOpen = async () => isOpen(await pronotePages());

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
    forgetAnswers: searchMemory.forgetAnswers,
    async wipeLoans() {
      await store.wipe();
      await reminding.fallSilent().catch(failed);
    },
    endSessions: delegatedSessions.endAll,
    forgetHistory,
    computer,
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
  const mayTell = async () => (await computer()) === 'own' || isPronoteOpen();
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
  const panelAnswers = createPanelAnswers({ ...views, settings: readSettings, readWidget: cdiWidgetOf });
  const searchFetch = politeFetch({ fetch: fetchFromNetwork, now, ...searchMemory });
  const panelSearch = createPanelSearch({
    ...views,
    memory: searchMemory,
    search: (portal, question, signal) =>
      searchPortal({ fetch: untilAborted(searchFetch, signal), now, publicTokens }, portal, question),
    readCover: (all, address) =>
      navigator.locks.request('covers', () => readCover(fetchFromNetwork, all, address)),
    openTab: (address) => openPage(address, 'newForegroundTab'),
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
  const notes = createSearchNotes({ now, presence, computer, noteSearch, noteSeen, failed });
  const suggest = createSuggesting({ now, views: createPortalViews(views), computer, readHistory, failed });
  const searchAnswers = createSearchAnswers(
    { presence, suggest, forgetSearches, notes },
    panelSearch['panel.search'],
  );
  const openSettings = () => browser.runtime.openOptionsPage();
  const outside = createOutsideSearch({
    portals,
    visitor: async () => ((await mayTell()) ? presence.current() : null),
    suggest,
    notes,
    open: openPage,
    openSettings,
    isPronoteOpen,
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
    checkLoans: (portal, borrower) =>
      checkLoans({ ...reading, watch: (access) => witnessAccess(network, access) }, portal, borrower),
  });
  serve(
    {
      'page.opened': async () => repairedSelectors((await readSettings()).policy.compat),
      ...panelAnswers,
      'panel.cover': panelSearch['panel.cover'],
      ...searchAnswers,
      'search.page': outside['search.page'],
      'search.go': outside['search.go'],
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
    () => tidyHistory({ now, computer, purgeHistory, forgetHistory }),
    reminding.remind,
  );
  atBrowserStart(presence.leave);

  answerOmnibox(outside);
  onMenuChosen((portalId, selected) => outside.search(portalId, selected, 'newForegroundTab'));
  onShortcut('search', () =>
    bringSearchBox({
      tabs: async () => tabsByUse(await pronotePages()),
      hasBox: (tab) => hasField(tab, hostName),
      focusBox: (tab) => focusField(tab, hostName),
      bringToFront,
      hasPortal: async () => (await portals()).length > 0,
      openSearchPage: () => openPage(browser.runtime.getURL('search.html'), 'newForegroundTab'),
      openSettings,
    }),
  );

  const placeScripts = () => {
    runPageScripts({ settings: readSettings, isPortalOrigin, runOnHosts }).catch(failed);
  };
  const keepMenu = menuKeeper();
  const placeMenu = () => {
    portals().then(keepMenu).catch(failed);
  };
  onSettingsChanged(placeScripts);
  onSettingsChanged(placeMenu);
  onSettingsChanged(() => presence.settle().catch(failed));
  onSettingsChanged(remind);
  onPermissionsChanged(placeScripts);
  const listenToNotifications = () =>
    onNotificationClicked((id) => {
      const bringPronoteToFront = async () => bringLastToFront(await pronotePages());
      const openTab = (address: string) => openPage(address, 'newForegroundTab');
      const ports = { portals, bringPronoteToFront, openTab, accountAddress, takeBack: takeBackNotification };
      openReminder(ports, id).catch(failed);
    });
  onPermissionsChanged(listenToNotifications);
  onPermissionsChanged(remind);
  listenToNotifications();
  placeScripts();
  placeMenu();
});
