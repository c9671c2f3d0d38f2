import { readCover } from '../../utils/esidoc/cover.ts';
import { searchPortal } from '../../utils/esidoc/search.ts';
import { politeFetch, untilAborted } from '../../utils/network/polite-fetch.ts';
import { browser } from '../../utils/platform/browser.ts';
import { onShortcut } from '../../utils/platform/commands.ts';
import { menuKeeper, onMenuChosen } from '../../utils/platform/context-menu.ts';
import { answerOmnibox } from '../../utils/platform/omnibox.ts';
import { focusField, hasField } from '../../utils/platform/panel-field.ts';
import { bringToFront, isOpen, openPage, tabsByUse } from '../../utils/platform/tabs.ts';
import { hostName } from '../../utils/pronote/panel-host.ts';
import { speakChosenLanguage } from '../../utils/storage/chosen-language.ts';
import { publicTokens } from '../../utils/storage/public-tokens.ts';
import {
  forgetSearches,
  noteSearch,
  noteSeen,
  readHistory,
} from '../../utils/storage/search-history-database.ts';
import { searchMemory } from '../../utils/storage/search-memory.ts';
import { onSettingsChanged } from '../../utils/storage/settings.ts';
import { createOutsideSearch } from '../../utils/visit/outside-search.ts';
import { createPanelSearch } from '../../utils/visit/panel-search.ts';
import { createPortalViews, type PortalViewsPorts } from '../../utils/visit/portal-views.ts';
import { createSearchAnswers } from '../../utils/visit/search-answers.ts';
import { bringSearchBox } from '../../utils/visit/search-box.ts';
import { createSearchNotes, type SearchNotesPorts } from '../../utils/visit/search-notes.ts';
import { createSuggesting } from '../../utils/visit/suggesting.ts';
import type { RemindingPorts } from './reminding.ts';

export interface SearchingPorts
  extends PortalViewsPorts,
    Pick<RemindingPorts, 'mayTell' | 'pronotePages' | 'failed'>,
    Pick<SearchNotesPorts, 'computer'> {
  readonly network: (address: string, init?: RequestInit) => Promise<Response>;
}

/** Searching in the panel, and from anywhere in the browser, on the real one. */
export function searchingOf(ports: SearchingPorts) {
  const { now, presence, portals, network, computer, mayTell, pronotePages, failed } = ports;
  const fetch = politeFetch({ fetch: network, now, ...searchMemory });
  const panelSearch = createPanelSearch({
    ...ports,
    memory: searchMemory,
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
    visitor: async () => ((await mayTell()) ? presence.current() : null),
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
