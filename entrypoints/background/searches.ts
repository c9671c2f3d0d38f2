import { bringSearchBox, createOutsideSearch } from '../../utils/background/omnibox-search.ts';
import { createPortalViews, type PortalViewsPorts } from '../../utils/background/portal-view.ts';
import {
  createSearchAnswers,
  createSearchNotes,
  type SearchNotesPorts,
} from '../../utils/background/search-history-messages.ts';
import { createPanelSearch } from '../../utils/background/search-messages.ts';
import { createSuggesting } from '../../utils/background/suggestions.ts';
import { browser } from '../../utils/browser/browser.ts';
import { onShortcut } from '../../utils/browser/commands.ts';
import { menuKeeper, onMenuChosen } from '../../utils/browser/context-menu.ts';
import { answerOmnibox } from '../../utils/browser/omnibox.ts';
import { focusField, hasField } from '../../utils/browser/panel-field.ts';
import { bringToFront, isOpen, openPage, tabsByUse } from '../../utils/browser/tabs.ts';
import { readCover } from '../../utils/esidoc/read-cover.ts';
import { searchPortal } from '../../utils/esidoc/search-portal.ts';
import { politeFetch, untilAborted } from '../../utils/http/rate-limited-fetch.ts';
import { hostName } from '../../utils/pronote/panel-host.ts';
import { publicTokens } from '../../utils/storage/public-tokens.ts';
import { searchCache } from '../../utils/storage/search-cache.ts';
import {
  forgetSearches,
  noteSearch,
  noteSeen,
  readHistory,
} from '../../utils/storage/search-history-store.ts';
import { onSettingsChanged, speakChosenLanguage } from '../../utils/storage/settings.ts';
import type { RemindingPorts } from './reminders.ts';

export interface SearchingPorts
  extends PortalViewsPorts,
    Pick<RemindingPorts, 'canShowPersonalData' | 'pronotePages' | 'failed'>,
    Pick<SearchNotesPorts, 'computer'> {
  readonly network: (address: string, init?: RequestInit) => Promise<Response>;
}

/** Searching in the panel, and from anywhere in the browser, on the real one. */
export function searchingOf(ports: SearchingPorts) {
  const { now, presence, portals, network, computer, canShowPersonalData, pronotePages, failed } = ports;
  const fetch = politeFetch({ fetch: network, now, ...searchCache });
  const panelSearch = createPanelSearch({
    ...ports,
    memory: searchCache,
    search: (portal, question, signal) =>
      searchPortal({ fetch: untilAborted(fetch, signal), now, publicTokens }, portal, question),
    readCover: (all, address) => navigator.locks.request('covers', () => readCover(network, all, address)),
    openTab: (address) => openPage(address, 'newForegroundTab'),
  });
  const notes = createSearchNotes({ now, presence, computer, noteSearch, noteSeen, failed });
  const suggest = createSuggesting({ now, views: createPortalViews(ports), computer, readHistory, failed });
  const openSettings = () => browser.runtime.openOptionsPage();
  const outside = createOutsideSearch({
    portals,
    visitor: async () => ((await canShowPersonalData()) ? presence.current() : null),
    suggest,
    notes,
    open: openPage,
    openSettings,
    isPronoteOpen: async () => isOpen(await pronotePages()),
  });
  const keepMenu = menuKeeper();

  async function placeMenu(): Promise<void> {
    await speakChosenLanguage();
    await keepMenu(await portals());
  }

  return {
    answers: {
      'panel.cover': panelSearch['panel.cover'],
      ...createSearchAnswers({ presence, suggest, forgetSearches, notes }, panelSearch['panel.search']),
      'search.page': outside['search.page'],
      'search.go': outside['search.go'],
    },
    /** Must be called before the background's first await. */
    listen() {
      answerOmnibox({
        ...outside,
        async offer(typed) {
          await speakChosenLanguage();
          return outside.offer(typed);
        },
      });
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
      onSettingsChanged(() => placeMenu().catch(failed));
      placeMenu().catch(failed);
    },
  };
}
