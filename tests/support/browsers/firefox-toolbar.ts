import type { Browser } from 'puppeteer-core';
import { eventually } from '../eventually.ts';
import { evaluateInWindow, scriptIn } from './firefox-window.ts';
import type { ToolbarPopup } from './page-driver.ts';

const popup = `window.document.querySelector('browser.webextension-popup-browser')`;

/**
 * Clicks the extension's toolbar button for the active tab, and waits until the popup is open. Firefox loads it in a
 * hidden panel and then swaps panels, and a script sent before the swap is lost.
 */
export async function pressToolbarButton(browser: Browser, extensionId: string): Promise<ToolbarPopup> {
  await evaluateInWindow(
    browser,
    `(async () => {
      const window = Services.wm.getMostRecentWindow('navigator:browser');
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});
      await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      return 'pressed';
    })()`,
  );
  await eventually('the open popup', async () => {
    const state = await evaluateInWindow(
      browser,
      `(() => {
        const window = Services.wm.getMostRecentWindow('navigator:browser');
        return ${popup}?.closest('panel')?.state ?? 'none';
      })()`,
    );
    return state === 'open';
  });
  const run = (script: string) => evaluateInWindow(browser, scriptIn(popup, script));
  return {
    text: () => run('answer(content.document.body.innerText);'),
    async click(selector) {
      const wanted = JSON.stringify(selector);
      await eventually(
        `${selector} in the popup`,
        async () =>
          (await run(`answer(String(content.document.querySelector(${wanted}) !== null));`)) === 'true',
      );
      await run(`
        const handle = content.windowUtils.setHandlingUserInput(true);
        try { content.document.querySelector(${wanted}).click(); } finally { handle.destruct(); }
        answer('clicked');`);
    },
  };
}
