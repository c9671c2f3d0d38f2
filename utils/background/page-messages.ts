import { textsOf } from '../browser/languages.ts';
import { concerns } from '../domain/audience.ts';
import { networkFetch } from '../http/http.ts';
import type { Handlers } from '../messaging/server.ts';
import { repairedSelectors } from '../pronote/selectors.ts';
import { syncSessionFromPortalPage } from '../session/portal-page-session.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import { readSettings } from '../storage/settings.ts';
import { refreshLoans } from './loan-refresh.ts';

/** Messages of the content scripts when a page of PRONOTE or of a portal is opened. */
export const pageHandlers: Pick<Handlers, 'page.opened' | 'portal.shown'> = {
  async 'page.opened'() {
    const { policy, language } = await readSettings();
    return { selectors: repairedSelectors(policy.compat), texts: await textsOf(language) };
  },

  /** A page can affect the session of its own portal only, and the response tells it nothing. */
  async 'portal.shown'(shown, { origin }) {
    const user = await readCurrentPerson();
    if (user === null) return null;
    const portals = (await readSettings()).portals.filter(
      (portal) => portal.address === origin && concerns(portal, user.person),
    );
    for (const portal of portals) {
      if (await syncSessionFromPortalPage(networkFetch, portal, user, shown))
        await refreshLoans(portal, user, 'session');
    }
    return null;
  },
};
