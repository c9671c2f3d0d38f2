import type { BrowserContext } from '@playwright/test';
import { eventually } from '../eventually.ts';
import { connectToBackground } from './chromium-background.ts';
import type { BrowserUi } from './page-driver.ts';

/**
 * Address bar, context menu and keyboard shortcuts are parts of Chromium that automation cannot reach. Here the
 * browser's events are dispatched inside the running background instead, and the menu entries are queried through the API.
 */
export function browserUi(context: BrowserContext, origin: string): BrowserUi {
  /** Runs a function body in the background; the body passes its result to `answer`. */
  async function inBackground<Value>(body: string): Promise<Value> {
    const reported = Promise.withResolvers<string>();
    const connection = await connectToBackground(context, origin, reported.resolve);
    await connection.evaluate(`(() => { const answer = (value) => tell(JSON.stringify(value)); ${body} })()`);
    return JSON.parse(await reported.promise) as Value;
  }
  async function fire(event: string, ...words: readonly unknown[]): Promise<void> {
    // A worker that has just started may not have registered its listeners yet.
    await eventually(`a listener of ${event}`, () =>
      inBackground<boolean>(`answer(chrome.${event}.hasListeners());`),
    );
    await inBackground(`chrome.${event}.dispatch(...${JSON.stringify(words)}); answer(true);`);
  }

  return {
    addressBarSuggestions: (typed) =>
      inBackground(`const { setDefaultSuggestion } = chrome.omnibox;
        let first = '';
        chrome.omnibox.setDefaultSuggestion = (one) => { first = one.description; return setDefaultSuggestion.call(chrome.omnibox, one); };
        chrome.omnibox.onInputChanged.dispatch(${JSON.stringify(typed)}, (lines) => {
          chrome.omnibox.setDefaultSuggestion = setDefaultSuggestion;
          answer([first.replace('%s', ${JSON.stringify(typed)}), ...lines.map(({ description }) => description)].map((words) => words.replace(/<[^>]*>/g, '')));
        });`),
    submitAddressBar: (typed) => fire('omnibox.onInputEntered', typed, 'currentTab'),
    // The browser rejects an update of a missing entry; the titles cannot be read.
    contextMenuEntries: (text) =>
      inBackground(`chrome.contextMenus.update('search', {}, () =>
        answer(chrome.runtime.lastError ? [] : [chrome.i18n.getMessage('menu_search').replace('%s', ${JSON.stringify(text)})]));`),
    chooseMenuEntry: (text) =>
      fire('contextMenus.onClicked', { menuItemId: 'search', selectionText: text }, {}),
    pressShortcut: () => fire('commands.onCommand', 'search'),
  };
}
