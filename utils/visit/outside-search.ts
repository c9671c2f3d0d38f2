import { concerns } from '../domain/audience.ts';
import type { Borrower } from '../domain/borrower.ts';
import { type OmniboxOffer, omniboxChoice, omniboxOffer } from '../domain/omnibox.ts';
import type { Portal } from '../domain/portal.ts';
import { searchTerms } from '../domain/search.ts';
import { searchAddress } from '../domain/search-address.ts';
import type { SearchPage } from '../domain/search-page.ts';
import type { Handlers } from '../messaging/server.ts';
import type { OpenPage, Place } from '../platform/tabs.ts';
import type { SearchNotes } from './search-notes.ts';
import type { Suggesting } from './suggesting.ts';

export interface OutsideSearchPorts {
  readonly portals: () => Promise<readonly Portal[]>;
  /** The person at the computer; null where whoever sits there may not be told of them. */
  readonly visitor: () => Promise<Borrower | null>;
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
  async function situation(): Promise<{ visitor: Borrower | null; portals: readonly Portal[] }> {
    const [visitor, all] = await Promise.all([ports.visitor(), ports.portals()]);
    const own = all.find((portal) => visitor !== null && concerns(portal, visitor.person)) ?? all[0];
    return { visitor, portals: own === undefined ? [] : [own, ...all.filter((other) => other !== own)] };
  }

  /** The address is there at once; what is remembered of it follows, and keeps nobody waiting. */
  function addressOf(portal: Portal, terms: string, visitor: Borrower | null): [string, Promise<void>] {
    if (terms === '') return [`${portal.address}/`, Promise.resolve()];
    const noted = visitor === null ? Promise.resolve() : ports.notes.searched(visitor, terms);
    return [searchAddress(portal.searchTemplate, terms), noted];
  }

  async function openResults(
    portal: Portal,
    terms: string,
    visitor: Borrower | null,
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
