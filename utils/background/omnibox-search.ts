import type { OpenPage, PageTab, Place } from '../browser/tabs.ts';
import { concerns } from '../domain/audience.ts';
import { type OmniboxOffer, omniboxChoice, omniboxOffer } from '../domain/omnibox.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import { type SearchPage, searchTerms } from '../domain/search.ts';
import { searchAddress } from '../domain/search-address.ts';
import type { Handlers } from '../messaging/server.ts';
import type { SearchNotes } from './search-history-messages.ts';
import type { Suggesting } from './suggestions.ts';

export interface OutsideSearchPorts {
  readonly portals: () => Promise<readonly Portal[]>;
  /** The person at the computer; null where whoever sits there may not be told of them. */
  readonly visitor: () => Promise<CurrentUser | null>;
  readonly suggest: Suggesting;
  readonly notes: Pick<SearchNotes, 'searched'>;
  readonly open: OpenPage;
  readonly openSettings: () => Promise<void>;
  /** Whether a tab shows PRONOTE. */
  readonly isPronoteOpen: () => Promise<boolean>;
}

export interface OutsideSearch extends Pick<Handlers, 'search.page' | 'search.go'> {
  /** What the address bar offers while somebody types there. */
  readonly offer: (typed: string) => Promise<OmniboxOffer>;
  /** Opens the results of what was entered in the address bar; the settings where no portal is set up. */
  readonly enter: (entered: string, place: Place) => Promise<void>;
  /** The same for a text that was selected in a page; in the default portal where this one is not there (any more). */
  readonly search: (portalId: string | null, selected: string, place: Place) => Promise<void>;
}

/** Searching from anywhere in the browser: the results are shown by the portal itself, and nothing is sent before. */
export function createOutsideSearch(ports: OutsideSearchPorts): OutsideSearch {
  /** The default portal first: the first that concerns the person, else the first. */
  async function situation(): Promise<{ visitor: CurrentUser | null; portals: readonly Portal[] }> {
    const [visitor, all] = await Promise.all([ports.visitor(), ports.portals()]);
    const own = all.find((portal) => visitor !== null && concerns(portal, visitor.person)) ?? all[0];
    return { visitor, portals: own === undefined ? [] : [own, ...all.filter((other) => other !== own)] };
  }

  /** The address is there at once; what is remembered of it follows, and keeps nobody waiting. */
  function addressOf(portal: Portal, terms: string, visitor: CurrentUser | null): [string, Promise<void>] {
    if (terms === '') return [`${portal.address}/`, Promise.resolve()];
    const noted = visitor === null ? Promise.resolve() : ports.notes.searched(visitor, terms);
    return [searchAddress(portal.searchTemplate, terms), noted];
  }

  async function openResults(
    portal: Portal,
    terms: string,
    visitor: CurrentUser | null,
    place: Place,
  ): Promise<void> {
    const [address, noted] = addressOf(portal, terms, visitor);
    await Promise.all([ports.open(address, place), noted]);
  }

  return {
    async offer(typed) {
      const { visitor, portals } = await situation();
      const { items } = portals.length === 0 ? { items: [] } : await ports.suggest(visitor, typed);
      return omniboxOffer(portals, typed, items);
    },

    async enter(entered, place) {
      const { visitor, portals } = await situation();
      const choice = omniboxChoice(portals, entered);
      if (choice === null) await ports.openSettings();
      else await openResults(choice.portal, choice.terms, visitor, place);
    },

    async search(portalId, selected, place) {
      const { visitor, portals } = await situation();
      const portal = portals.find(({ id }) => id === portalId) ?? portals[0];
      if (portal === undefined) await ports.openSettings();
      else await openResults(portal, searchTerms(selected), visitor, place);
    },

    async 'search.page'(): Promise<SearchPage> {
      const [{ portals }, pronoteIsOpen] = await Promise.all([situation(), ports.isPronoteOpen()]);
      return { portals: portals.map(({ id, name }) => ({ id, name })), pronoteIsOpen };
    },

    async 'search.go'({ portalId, terms }) {
      const { visitor, portals } = await situation();
      const portal = portals.find(({ id }) => id === portalId);
      if (portal === undefined) return null;
      const [address, noted] = addressOf(portal, searchTerms(terms), visitor);
      await noted;
      return address;
    },
  };
}

export interface SearchBoxPorts {
  /** Tabs that may hold the panel: the one in front first, then those that were in front last. */
  readonly tabs: () => Promise<readonly PageTab[]>;
  /** Whether this tab shows the panel with a search box in it. */
  readonly hasBox: (tab: PageTab) => Promise<boolean>;
  readonly bringToFront: (tab: PageTab) => Promise<void>;
  /** Puts the cursor into the search box. */
  readonly focusBox: (tab: PageTab) => Promise<boolean>;
  readonly hasPortal: () => Promise<boolean>;
  /** Opens our own page to search on. */
  readonly openSearchPage: () => Promise<void>;
  readonly openSettings: () => Promise<void>;
}

/**
 * Brings a search box to the front: the panel's, in the tab where it was last looked at; where no tab shows one, that
 * of our own page; where there is nothing to search yet, the settings.
 */
export async function bringSearchBox(ports: SearchBoxPorts): Promise<void> {
  for (const tab of await ports.tabs()) {
    if (!(await ports.hasBox(tab))) continue;
    await ports.bringToFront(tab);
    // Between the two PRONOTE may have gone to another of its pages.
    if (await ports.focusBox(tab)) return;
  }
  if (await ports.hasPortal()) await ports.openSearchPage();
  else await ports.openSettings();
}
