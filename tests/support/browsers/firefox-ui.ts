import type { Browser } from 'puppeteer-core';
import { eventually } from '../eventually.ts';
import { evaluateInWindow } from './firefox-window.ts';
import type { BrowserUi } from './page-driver.ts';

/** Drives Firefox's own window: its address bar, its context menu and its keyboard shortcut. */
export function browserUi(browser: Browser): BrowserUi {
  async function inWindow<Value>(body: string): Promise<Value> {
    const text = await evaluateInWindow(
      browser,
      `(async () => {
        const window = Services.wm.getMostRecentWindow('navigator:browser');
        return JSON.stringify((await (async () => { ${body} })()) ?? null);
      })()`,
    );
    return JSON.parse(text) as Value;
  }

  /** Types into the address bar and waits until all providers have returned their suggestions. */
  const typed = (text: string) => `const { gURLBar } = window;
    gURLBar.focus();
    gURLBar.value = ${JSON.stringify(`cdi ${text}`)};
    gURLBar.search(gURLBar.value);
    const { results } = await gURLBar.lastQueryContextPromise;`;

  /** Selects a text of the active page, opens the context menu over it and returns the labels of our entries. */
  async function openMenu(text: string): Promise<readonly string[]> {
    const pages = await browser.pages();
    const seen = await Promise.all(
      pages.map((page) => page.evaluate(() => document.visibilityState).catch(() => null)),
    );
    const page = pages[seen.indexOf('visible')];
    if (page === undefined) throw new Error('no page is in front');
    const [x, y] = await page.evaluate(selectText, text);
    await page.mouse.click(x, y, { button: 'right' });
    return inWindow(`const menu = window.document.getElementById('contentAreaContextMenu');
      if (menu.state !== 'open') await new Promise((shown) => menu.addEventListener('popupshown', shown, { once: true }));
      return [...menu.querySelectorAll('menuitem')].map(({ label }) => label).filter((label) => label?.includes('au CDI'));`);
  }
  const closeMenu = `window.document.getElementById('contentAreaContextMenu').hidePopup();`;

  return {
    addressBarSuggestions: (text) =>
      inWindow(`${typed(text)} return results.filter(({ payload }) => payload.keyword === 'cdi')
        .map(({ payload }) => payload.title);`),
    async submitAddressBar(text) {
      await inWindow(`${typed(text)} gURLBar.handleNavigation({}); gURLBar.view.close();`);
    },
    async contextMenuEntries(text) {
      const labels = await openMenu(text);
      await inWindow(closeMenu);
      return labels;
    },
    async chooseMenuEntry(text) {
      await openMenu(text);
      await inWindow(`[...window.document.querySelectorAll('#contentAreaContextMenu menuitem')]
        .find(({ label }) => label?.includes('au CDI')).doCommand(); ${closeMenu}`);
    },
    async pressShortcut() {
      await eventually('the shortcut', () =>
        inWindow<boolean>(`const key = window.document.querySelector('keyset[id^="ext-keyset"] key');
          key?.doCommand(); return key !== null;`),
      );
    },
  };
}

/** Runs in the page: selects the text and returns the centre of the selection. */
function selectText(text: string): [x: number, y: number] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node !== null && !node.textContent?.includes(text)) node = walker.nextNode();
  if (node === null) throw new Error(`no text ${text}`);
  const from = node.textContent?.indexOf(text) ?? 0;
  getSelection()?.setBaseAndExtent(node, from, node, from + text.length);
  const box = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
