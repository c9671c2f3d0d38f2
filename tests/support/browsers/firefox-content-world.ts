import type { Browser } from 'puppeteer-core';
import { evaluateInWindow, scriptIn } from './firefox-window.ts';

/**
 * Evaluates an expression in the content script's world, in the tab whose URL contains `address`. WebDriver BiDi cannot
 * reach that world, so this goes through the browser's own window.
 */
export async function evaluateInContentWorld<Value>(
  browser: Browser,
  extensionId: string,
  address: string,
  expression: string,
): Promise<Value> {
  const tab = `[...window.gBrowser.browsers].find((one) => one.currentURI.spec.includes(${JSON.stringify(address)}))`;
  const answer = await evaluateInWindow(browser, scriptIn(tab, inTheTab(extensionId, expression)));
  return JSON.parse(answer) as Value;
}

function inTheTab(extensionId: string, expression: string): string {
  return `
    const place = 'resource://gre/modules/ExtensionContent.sys.mjs';
    const { ExtensionContent } = ChromeUtils.importESModule(place);
    const world = ExtensionContent.getContextByExtensionId(${JSON.stringify(extensionId)}, content).cloneScope;
    const asked = ${JSON.stringify(`(async () => JSON.stringify(await (${expression})))()`)};
    answer(await Cu.evalInSandbox(asked, world));`;
}
