import { defineBackground } from 'wxt/utils/define-background';
import { createCheckAnswers } from '../../utils/background/check-messages.ts';
import { checkLoans } from '../../utils/background/compare-sources.ts';
import { createPresence } from '../../utils/background/current-user.ts';
import { createLoanRefresh, refreshWhatIsDue } from '../../utils/background/loan-refresh.ts';
import { createPanelAnswers } from '../../utils/background/panel-messages.ts';
import { createPopupAnswers } from '../../utils/background/popup-messages.ts';
import { createPortalAnswers } from '../../utils/background/portal-messages.ts';
import { createOfferAnswers } from '../../utils/background/portal-offer.ts';
import { purgeExports, tidyHistory } from '../../utils/background/purge-exports.ts';
import { atBrowserStart, everyHour } from '../../utils/browser/alarms.ts';
import { browser } from '../../utils/browser/browser.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { textsOf } from '../../utils/browser/languages.ts';
import { report } from '../../utils/browser/log.ts';
import { runOnHosts, runPageScripts } from '../../utils/browser/page-scripts.ts';
import { hasHostPermission, onPermissionsChanged } from '../../utils/browser/permissions.ts';
import { type ClosingTab, isOpen } from '../../utils/browser/tabs.ts';
import { traceAccess, traceableFetch } from '../../utils/diagnostics/traced-fetch.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { accountAddress, isPortalOrigin } from '../../utils/esidoc/addresses.ts';
import { readFrontSettings } from '../../utils/esidoc/front-settings.ts';
import { loanSourceAdapters } from '../../utils/esidoc/loan-source-adapters.ts';
import { readTokens, userToken } from '../../utils/esidoc/portal-token.ts';
import { serve } from '../../utils/messaging/server.ts';
import { hostedPages, isPronote } from '../../utils/pronote/origins.ts';
import { parsePronoteWidget } from '../../utils/pronote/pronote-widget-texts.ts';
import { repairedSelectors } from '../../utils/pronote/selectors.ts';
import { syncSessionFromPortalPage } from '../../utils/session/portal-page-session.ts';
import { createSessionManager } from '../../utils/session/session-manager.ts';
import { adminDatabaseExists } from '../../utils/storage/admin-database.ts';
import {
  forgetCurrentPerson,
  keyOf,
  readCurrentPerson,
  writeCurrentPerson,
} from '../../utils/storage/current-user-record.ts';
import { delegatedSessions } from '../../utils/storage/delegated-sessions.ts';
import { reviseArchive } from '../../utils/storage/export-archive.ts';
import { writeJournal } from '../../utils/storage/journal-store.ts';
import { createLoanStore } from '../../utils/storage/loan-store.ts';
import {
  readEverything,
  readLoans,
  reviseReadings,
  wipeLoans,
  writeLoans,
} from '../../utils/storage/loans-database.ts';
import { portalOffers } from '../../utils/storage/portal-offers.ts';
import { searchCache } from '../../utils/storage/search-cache.ts';
import { forgetHistory, purgeHistory } from '../../utils/storage/search-history-store.ts';
import { onSettingsChanged, readSettings, savePortal } from '../../utils/storage/settings.ts';
import { erasureOf } from './deletion.ts';
import { remindingOf } from './reminders.ts';
import { searchingOf } from './searches.ts';

export default defineBackground(() => {
  const now = systemNow;
  const network = traceableFetch((address, init) => fetch(address, init), now);
  const fetchFromNetwork = network.fetch;
  const failed = (error: unknown) => report('background', error);
  const portals = async () => (await readSettings()).portals;
  const computer = async () => (await readSettings()).computer;
  const pronotePages = async () => [
    hostedPages,
    ...(await readSettings()).pronoteSites.map((host) => `https://${host}/*`),
  ];

  const store = createLoanStore({
    read: readLoans,
    write: writeLoans,
    revise: reviseReadings,
    everything: readEverything,
    wipe: wipeLoans,
    failed,
  });
  const presence = createPresence({
    keyOf,
    readCurrent: readCurrentPerson,
    writeCurrent: writeCurrentPerson,
    forgetCurrent: forgetCurrentPerson,
    forgetAnswers: searchCache.forgetAnswers,
    async wipeLoans() {
      await store.wipe();
      await reminding.clearAllReminders();
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
  const sessionManager = createSessionManager({
    ...tokens,
    fetch: fetchFromNetwork,
    hasHostPermission,
    whileCurrent: presence.whileCurrent,
  });
  const reading = { now, sessionManager, sources: loanSourceAdapters, store };
  const loanRefresh = createLoanRefresh({
    ...reading,
    whileCurrent: presence.whileCurrent,
    changed: () => reminding.remindSoon(),
  });

  const views = { now, presence, portals, store, loanRefresh, accountAddress };
  const canShowPersonalData = async (closing?: ClosingTab) =>
    (await computer()) === 'own' || isOpen(await pronotePages(), closing);
  const reminding = remindingOf({ ...views, canShowPersonalData, pronotePages, failed });
  const panelAnswers = createPanelAnswers({
    ...views,
    settings: readSettings,
    readWidget: parsePronoteWidget,
  });
  const searching = searchingOf({
    ...views,
    network: fetchFromNetwork,
    computer,
    canShowPersonalData,
    pronotePages,
    failed,
  });
  const popupAnswers = createPopupAnswers({ ...views, canShowPersonalData, calendar: reminding.calendar });
  const offerAnswers = createOfferAnswers({
    settings: readSettings,
    savePortal,
    newId: () => crypto.randomUUID(),
    readWidget: parsePronoteWidget,
    lookUp: (rne) => readFrontSettings(fetchFromNetwork, rne),
    isPortalOrigin,
    offers: portalOffers,
  });
  const portalAnswers = createPortalAnswers({
    presence,
    portals,
    loanRefresh,
    noticeVisit: (portal, borrower, shown) =>
      syncSessionFromPortalPage({ ...tokens, sessionManager }, portal, borrower, shown),
  });
  const checkAnswers = createCheckAnswers({
    presence,
    portals,
    checkLoans: (portal, borrower) =>
      checkLoans({ ...reading, watch: (access) => traceAccess(network, access) }, portal, borrower),
  });
  serve(
    {
      async 'page.opened'() {
        const { policy, language } = await readSettings();
        return { selectors: repairedSelectors(policy.compat), texts: await textsOf(language) };
      },
      ...panelAnswers,
      ...searching.answers,
      ...offerAnswers,
      ...popupAnswers,
      ...portalAnswers,
      ...checkAnswers,
      ...erasureOf({ store, clearAllReminders: reminding.clearAllReminders, failed }),
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

  searching.listen();
  reminding.listen();

  const placeScripts = () => {
    runPageScripts({ settings: readSettings, isPortalOrigin, runOnHosts }).catch(failed);
  };
  onSettingsChanged(placeScripts);
  onSettingsChanged(() => presence.settle().catch(failed));
  onPermissionsChanged(placeScripts);
  placeScripts();
});
