import { defineBackground } from 'wxt/utils/define-background';
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
import { createLoanRefresh } from '../utils/jobs/loan-refresh.ts';
import { checkLoans } from '../utils/jobs/loans-check.ts';
import { runPageScripts } from '../utils/jobs/page-scripts.ts';
import { purgeExports } from '../utils/jobs/purge-exports.ts';
import { tidyHistory } from '../utils/jobs/purge-history.ts';
import { serve } from '../utils/messaging/server.ts';
import { politeFetch, untilAborted } from '../utils/network/polite-fetch.ts';
import { browser } from '../utils/platform/browser.ts';
import { systemNow } from '../utils/platform/clock.ts';
import { onShortcut } from '../utils/platform/commands.ts';
import { menuKeeper, onMenuChosen } from '../utils/platform/context-menu.ts';
import { report } from '../utils/platform/log.ts';
import { answerOmnibox } from '../utils/platform/omnibox.ts';
import { runOnHosts } from '../utils/platform/page-scripts.ts';
import { focusField, hasField } from '../utils/platform/panel-field.ts';
import { mayAsk, onPermissionsChanged } from '../utils/platform/permissions.ts';
import { bringToFront, isOpen, openPage, tabsByUse } from '../utils/platform/tabs.ts';
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
    wipeLoans: store.wipe,
    forgetAnswers: searchMemory.forgetAnswers,
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
  const loanRefresh = createLoanRefresh({ ...reading, whileCurrent: presence.whileCurrent });

  const views = { now, presence, portals, store, loanRefresh, accountAddress };
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
  const mayTell = async () => (await computer()) === 'own' || isPronoteOpen();
  const popupAnswers = createPopupAnswers({ ...views, mayTell });
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
  onPermissionsChanged(placeScripts);
  placeScripts();
  placeMenu();
});
