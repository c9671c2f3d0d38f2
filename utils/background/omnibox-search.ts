import { browser } from '../browser/browser.ts';
import { focusPanelField, hasPanelField } from '../browser/panel-field.ts';
import { bringToFront, isOpen, openPage, type Place, tabsByUse } from '../browser/tabs.ts';
import { concerns } from '../domain/audience.ts';
import { type OmniboxOffer, omniboxChoice, omniboxOffer } from '../domain/omnibox.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { searchTerms } from '../domain/search.ts';
import { searchAddress } from '../domain/search-address.ts';
import type { Handlers } from '../messaging/server.ts';
import { hostName } from '../pronote/panel-host.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import { readSettings, speakChosenLanguage } from '../storage/settings.ts';
import { canShowPersonalData, pronotePages } from './served-sites.ts';
import { recordSearch, suggest } from './suggestions.ts';

interface SearchContext {
  /** Null where personal data may not be shown. */
  readonly user: CurrentUser | null;
  /** The default portal first: the first that concerns the user, else the first. */
  readonly portals: readonly Portal[];
}

/** Messages of the extension's own search page. */
export const searchPageHandlers: Pick<Handlers, 'search.page' | 'search.go'> = {
  async 'search.page'() {
    const [{ portals }, patterns] = await Promise.all([searchContext(), pronotePages()]);
    return {
      portals: portals.map(({ id, name }) => ({ id, name })),
      pronoteIsOpen: await isOpen(patterns),
    };
  },

  async 'search.go'({ portalId, terms }) {
    const { user, portals } = await searchContext();
    const portal = portals.find(({ id }) => id === portalId);
    if (portal === undefined) return null;
    const cleaned = searchTerms(terms);
    const address = resultsPage(portal, cleaned);
    await recordIfNamed(user, cleaned);
    return address;
  },
};

/** The omnibox suggestions for the typed text; no request is sent. */
export async function suggestInOmnibox(typed: string): Promise<OmniboxOffer> {
  await speakChosenLanguage();
  const { user, portals } = await searchContext();
  const { items } = portals.length === 0 ? { items: [] } : await suggest(user, typed);
  return omniboxOffer(portals, typed, items);
}

/** Opens the portal's results for the entered text; the settings where no portal is defined. */
export async function searchFromOmnibox(entered: string, place: Place): Promise<void> {
  const { user, portals } = await searchContext();
  const choice = omniboxChoice(portals, entered);
  if (choice === null) await browser.runtime.openOptionsPage();
  else await openResults(choice.portal, choice.terms, user, place);
}

/** The same for a selected text, in a new tab; in the default portal where `portalId` is null or no longer defined. */
export async function searchSelectedText(portalId: string | null, selected: string): Promise<void> {
  const { user, portals } = await searchContext();
  const portal = portals.find(({ id }) => id === portalId) ?? portals[0];
  if (portal === undefined) await browser.runtime.openOptionsPage();
  else await openResults(portal, searchTerms(selected), user, 'newForegroundTab');
}

/**
 * Focuses a search box: the panel's, in the most recently used tab that has one; else that of the extension's own page,
 * which is opened; the settings where no portal is defined.
 */
export async function focusSearchBox(): Promise<void> {
  for (const tab of await tabsByUse(await pronotePages())) {
    if (!(await hasPanelField(tab, hostName))) continue;
    await bringToFront(tab);
    // PRONOTE may have left its home page meanwhile.
    if (await focusPanelField(tab, hostName)) return;
  }
  if ((await readSettings()).portals.length > 0)
    await openPage(browser.runtime.getURL('search.html'), 'newForegroundTab');
  else await browser.runtime.openOptionsPage();
}

async function searchContext(): Promise<SearchContext> {
  const [isAllowed, { portals }] = await Promise.all([canShowPersonalData(), readSettings()]);
  const user = isAllowed ? await readCurrentPerson() : null;
  const preferred = portals.find((portal) => user !== null && concerns(portal, user.person)) ?? portals[0];
  return {
    user,
    portals: preferred === undefined ? [] : [preferred, ...portals.filter((one) => one !== preferred)],
  };
}

/** The results open at once; recording the search does not delay them. */
async function openResults(
  portal: Portal,
  terms: string,
  user: CurrentUser | null,
  place: Place,
): Promise<void> {
  await Promise.all([openPage(resultsPage(portal, terms), place), recordIfNamed(user, terms)]);
}

function resultsPage(portal: Portal, terms: string): string {
  return terms === '' ? `${portal.address}/` : searchAddress(portal.searchTemplate, terms);
}

async function recordIfNamed(user: CurrentUser | null, terms: string): Promise<void> {
  if (user !== null && terms !== '') await recordSearch(user, terms);
}
