import { defineBackground } from 'wxt/utils/define-background';
import { createSessionKeeper } from '../utils/delegation/session-keeper.ts';
import { accountPage } from '../utils/esidoc/account-page.ts';
import { accountAddress } from '../utils/esidoc/addresses.ts';
import { loansApi } from '../utils/esidoc/loans-api.ts';
import { userToken } from '../utils/esidoc/portal-token.ts';
import { searchPortal } from '../utils/esidoc/search.ts';
import { refreshWhatIsDue } from '../utils/jobs/daily-refresh.ts';
import { createLoanRefresh } from '../utils/jobs/loan-refresh.ts';
import { serve } from '../utils/messaging/server.ts';
import { browser } from '../utils/platform/browser.ts';
import { systemNow } from '../utils/platform/clock.ts';
import { atBrowserStart, everyHour } from '../utils/platform/wake-ups.ts';
import { servesOrigin } from '../utils/pronote/origins.ts';
import {
  forgetCurrentPerson,
  keyOf,
  readCurrentPerson,
  writeCurrentPerson,
} from '../utils/storage/current-person.ts';
import { delegatedSessions } from '../utils/storage/delegated-sessions.ts';
import { readLoans, wipeLoans, writeLoans, writeSnapshot } from '../utils/storage/loans-database.ts';
import { publicTokens } from '../utils/storage/public-tokens.ts';
import { readSettings } from '../utils/storage/settings.ts';
import { createPanelAnswers } from '../utils/visit/panel-answers.ts';
import { createPopupAnswers } from '../utils/visit/popup-answers.ts';
import { createPresence } from '../utils/visit/presence.ts';

export default defineBackground(() => {
  const now = systemNow;
  const fetchFromNetwork = (address: string, init?: RequestInit) => fetch(address, init);
  const portals = async () => (await readSettings()).portals;

  const presence = createPresence({
    keyOf,
    readCurrent: readCurrentPerson,
    writeCurrent: writeCurrentPerson,
    forgetCurrent: forgetCurrentPerson,
    wipeLoans,
    endSessions: delegatedSessions.endAll,
  });
  const keeper = createSessionKeeper({
    fetch: fetchFromNetwork,
    now,
    sessions: delegatedSessions,
    readUserToken: (html, portal, instant) => userToken(html, portal.rne, instant),
  });
  const loanRefresh = createLoanRefresh({
    now,
    keeper,
    sources: [loansApi, accountPage],
    store: { readLoans, writeLoans, writeSnapshot },
    whileCurrent: presence.whileCurrent,
  });

  const views = { now, presence, portals, readLoans, loanRefresh, accountAddress };
  const panelAnswers = createPanelAnswers({
    ...views,
    search: (portal, terms) =>
      searchPortal({ fetch: fetchFromNetwork, now, publicTokens }, portal, { terms, first: 1, count: 10 }),
  });

  serve(
    { ...panelAnswers, ...createPopupAnswers(views) },
    { ownId: browser.runtime.id, ownOrigin: new URL(browser.runtime.getURL('')).origin, servesOrigin },
  );
  everyHour(() => refreshWhatIsDue({ current: presence.current, portals, loanRefresh }));
  atBrowserStart(presence.leave);
});
