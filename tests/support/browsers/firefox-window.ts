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

/** Runs an expression in the browser's own window, where Firefox lets nobody in but itself; it must give a text. */
export async function evaluateInWindow(browser: Browser, expression: string): Promise<string> {
  const wire: Wire = Reflect.get(browser, 'connection');
  const tree = (await wire.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as Tree;
  const evaluation = (
    await wire.send('script.evaluate', {
      expression,
      awaitPromise: true,
      target: { context: tree.contexts[0]?.context },
    })
  ).result as Evaluation;
  const answer = evaluation.result?.value;
  if (answer === undefined) throw new Error(evaluation.exceptionDetails?.text ?? 'no answer');
  return answer;
}

/**
 * An expression for the browser's window: runs a script in the page of a `browser` element of that window, and gives
 * the text that the script hands to `answer`, or to `refuse` as an error. A page that goes away meanwhile answers
 * nothing: that is an error too, after five seconds.
 */
export function scriptIn(element: string, script: string): string {
  const framed = `(async () => {
    const answer = (value) => sendAsyncMessage('compagnon:answer', { value });
    const refuse = (error) => sendAsyncMessage('compagnon:answer', { error: String(error) });
    try { ${script} } catch (error) { refuse(error); }
  })()`;
  return `new Promise((resolve, reject) => {
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const { messageManager } = ${element};
    const stop = () => {
      window.clearTimeout(waiting);
      messageManager.removeMessageListener('compagnon:answer', answered);
    };
    const waiting = window.setTimeout(() => {
      stop();
      reject(new Error('the page gave no answer'));
    }, 5000);
    const answered = ({ data }) => {
      stop();
      if (data.value !== undefined) resolve(data.value);
      else reject(new Error(data.error));
    };
    messageManager.addMessageListener('compagnon:answer', answered);
    messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(framed)}), false);
  })`;
}
