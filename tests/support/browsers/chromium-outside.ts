import type { BrowserContext } from '@playwright/test';
import { wireToBackground } from './chromium-background.ts';
import type { OutsideThePage } from './page-driver.ts';

/**
 * Address bar, context menu and keyboard shortcuts are parts of Chromium that automation cannot reach. Here the
 * browser's events are dispatched inside the running background instead, and the menu entries are queried through the API.
 */
export function outsideThePage(context: BrowserContext, origin: string): OutsideThePage {
  /** Runs a function body in the background; the body passes its result to `answer`. */
  async function inBackground<Value>(body: string): Promise<Value> {
    const told = Promise.withResolvers<string>();
    const wire = await wireToBackground(context, origin, told.resolve);
    await wire.evaluate(`(() => { const answer = (value) => tell(JSON.stringify(value)); ${body} })()`);
    return JSON.parse(await told.promise) as Value;
  }
  const fire = (event: string, ...words: readonly unknown[]) =>
    inBackground<boolean>(`chrome.${event}.dispatch(...${JSON.stringify(words)}); answer(true);`);

  return {
    addressBarOffers: (typed) =>
      inBackground(`const { setDefaultSuggestion } = chrome.omnibox;
        let first = '';
        chrome.omnibox.setDefaultSuggestion = (one) => { first = one.description; return setDefaultSuggestion.call(chrome.omnibox, one); };
        chrome.omnibox.onInputChanged.dispatch(${JSON.stringify(typed)}, (lines) => {
          chrome.omnibox.setDefaultSuggestion = setDefaultSuggestion;
          answer([first.replace('%s', ${JSON.stringify(typed)}), ...lines.map(({ description }) => description)].map((words) => words.replace(/<[^>]*>/g, '')));
        });`),
    enterInAddressBar: async (typed) => void (await fire('omnibox.onInputEntered', typed, 'currentTab')),
    // The browser rejects an update of a missing entry; the titles cannot be read.
    menuOver: (text) =>
      inBackground(`chrome.contextMenus.update('search', {}, () =>
        answer(chrome.runtime.lastError ? [] : [chrome.i18n.getMessage('menu_search').replace('%s', ${JSON.stringify(text)})]));`),
    searchSelected: async (text) =>
      void (await fire('contextMenus.onClicked', { menuItemId: 'search', selectionText: text }, {})),
    pressShortcut: async () => void (await fire('commands.onCommand', 'search')),
  };
}
