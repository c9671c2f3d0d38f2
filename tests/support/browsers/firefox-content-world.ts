import type { Browser } from 'puppeteer-core';

/** The wire to the browser; puppeteer has it, but leaves it out of its types. */
interface Wire {
  readonly send: (command: string, words: unknown) => Promise<{ readonly result: unknown }>;
}

interface Tree {
  readonly contexts: readonly { readonly context: string }[];
}

interface Evaluation {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/**
 * Runs an expression in the world of our content script, in the tab whose address contains `address`, and gives its
 * value. Firefox lets nobody in there but itself, so this goes by way of the browser's own window.
 */
export async function evaluateInContentWorld<Value>(
  browser: Browser,
  extensionId: string,
  address: string,
  expression: string,
): Promise<Value> {
  const wire: Wire = Reflect.get(browser, 'connection');
  const tree = (await wire.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as Tree;
  const evaluation = (
    await wire.send('script.evaluate', {
      expression: fromTheWindow(extensionId, address, expression),
      awaitPromise: true,
      target: { context: tree.contexts[0]?.context },
    })
  ).result as Evaluation;
  const answer = evaluation.result?.value;
  if (answer === undefined) throw new Error(evaluation.exceptionDetails?.text ?? 'no answer');
  return JSON.parse(answer) as Value;
}

function fromTheWindow(extensionId: string, address: string, expression: string): string {
  return `new Promise((resolve, reject) => {
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const tab = [...window.gBrowser.browsers].find((one) => one.currentURI.spec.includes(${JSON.stringify(address)}));
    const { messageManager } = tab;
    const answered = ({ data }) => {
      messageManager.removeMessageListener('compagnon:answer', answered);
      if (data.value !== undefined) resolve(data.value);
      else reject(new Error(data.error));
    };
    messageManager.addMessageListener('compagnon:answer', answered);
    const script = ${JSON.stringify(inTheTab(extensionId, expression))};
    messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
  })`;
}

function inTheTab(extensionId: string, expression: string): string {
  return `(async () => {
    try {
      const place = 'resource://gre/modules/ExtensionContent.sys.mjs';
      const { ExtensionContent } = ChromeUtils.importESModule(place);
      const world = ExtensionContent.getContextByExtensionId(${JSON.stringify(extensionId)}, content).cloneScope;
      const asked = ${JSON.stringify(`(async () => JSON.stringify(await (${expression})))()`)};
      sendAsyncMessage('compagnon:answer', { value: await Cu.evalInSandbox(asked, world) });
    } catch (error) {
      sendAsyncMessage('compagnon:answer', { error: String(error) });
    }
  })()`;
}
