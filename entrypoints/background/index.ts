import { defineBackground } from 'wxt/utils/define-background';
import { noticePortalVisit } from '../../utils/delegation/portal-visit.ts';
import { createSessionKeeper } from '../../utils/delegation/session-keeper.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { accountPage } from '../../utils/esidoc/account-page.ts';
import { accountAddress, isPortalOrigin } from '../../utils/esidoc/addresses.ts';
import { readFrontSettings } from '../../utils/esidoc/front-settings.ts';
import { loansApi } from '../../utils/esidoc/loans-api.ts';
import { readTokens, userToken } from '../../utils/esidoc/portal-token.ts';
import { watchable, witnessAccess } from '../../utils/esidoc/witness.ts';
import { refreshWhatIsDue } from '../../utils/jobs/daily-refresh.ts';
import { createLoanRefresh } from '../../utils/jobs/loan-refresh.ts';
import { checkLoans } from '../../utils/jobs/loans-check.ts';
import { runPageScripts } from '../../utils/jobs/page-scripts.ts';
import { purgeExports } from '../../utils/jobs/purge-exports.ts';
import { tidyHistory } from '../../utils/jobs/purge-history.ts';
import { serve } from '../../utils/messaging/server.ts';
import { browser } from '../../utils/platform/browser.ts';
import { systemNow } from '../../utils/platform/clock.ts';
import { textsOf } from '../../utils/platform/languages.ts';
import { report } from '../../utils/platform/log.ts';
import { runOnHosts } from '../../utils/platform/page-scripts.ts';
import { mayAsk, onPermissionsChanged } from '../../utils/platform/permissions.ts';
import { type ClosingTab, isOpen } from '../../utils/platform/tabs.ts';
import { atBrowserStart, everyHour } from '../../utils/platform/wake-ups.ts';
import { cdiWidgetOf } from '../../utils/pronote/cdi-widget-texts.ts';
import { hostedPages, isPronote } from '../../utils/pronote/origins.ts';
import { repairedSelectors } from '../../utils/pronote/selectors.ts';
import { adminDatabaseExists } from '../../utils/storage/admin-database.ts';
import {
  forgetCurrentPerson,
  keyOf,
  readCurrentPerson,
  writeCurrentPerson,
} from '../../utils/storage/current-person.ts';
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
import { forgetHistory, purgeHistory } from '../../utils/storage/search-history-database.ts';
import { searchMemory } from '../../utils/storage/search-memory.ts';
import { onSettingsChanged, readSettings, savePortal } from '../../utils/storage/settings.ts';
import { createCheckAnswers } from '../../utils/visit/check-answers.ts';
import { createOfferAnswers } from '../../utils/visit/offer-answers.ts';
import { createPanelAnswers } from '../../utils/visit/panel-answers.ts';
import { createPopupAnswers } from '../../utils/visit/popup-answers.ts';
import { createPortalAnswers } from '../../utils/visit/portal-answers.ts';
import { createPresence } from '../../utils/visit/presence.ts';
import { erasureOf } from './erasing.ts';
import { remindingOf } from './reminding.ts';
import { searchingOf } from './searching.ts';

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
    forgetAnswers: searchMemory.forgetAnswers,
    async wipeLoans() {
      await store.wipe();
      await reminding.fallSilent();
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
    changed: () => reminding.remindSoon(),
  });

  const views = { now, presence, portals, store, loanRefresh, accountAddress };
  const mayTell = async (closing?: ClosingTab) =>
    (await computer()) === 'own' || isOpen(await pronotePages(), closing);
  const reminding = remindingOf({ ...views, mayTell, pronotePages, failed });
  const panelAnswers = createPanelAnswers({ ...views, settings: readSettings, readWidget: cdiWidgetOf });
  const searching = searchingOf({
    ...views,
    network: fetchFromNetwork,
    computer,
    mayTell,
    pronotePages,
    failed,
  });
  const popupAnswers = createPopupAnswers({ ...views, mayTell, calendar: reminding.calendar });
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
      ...erasureOf({ store, fallSilent: reminding.fallSilent, failed }),
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
