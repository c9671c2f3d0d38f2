import type { Browser } from 'puppeteer-core';

/** The connection to the browser, which puppeteer has but does not type. */
interface Connection {
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

/** Evaluates an expression in the browser's own window, which only privileged code can reach; returns a string. */
export async function evaluateInWindow(browser: Browser, expression: string): Promise<string> {
  const connection: Connection = Reflect.get(browser, 'connection');
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as Tree;
  const evaluation = (
    await connection.send('script.evaluate', {
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
 * An expression for the browser's window that runs a script in the page of a `browser` element. It resolves to the text
 * that the script passes to `answer`, and rejects with what it passes to `refuse`, or after five seconds, for example
 * when the page is closed meanwhile.
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
