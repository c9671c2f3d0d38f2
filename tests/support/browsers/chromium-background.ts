import type { BrowserContext } from '@playwright/test';
import { z } from 'zod';

/** A connection to the background that survives its termination: it attaches to the next background too. */
export interface BackgroundConnection {
  readonly evaluate: (expression: string) => Promise<void>;
  /** Terminates the background, and resolves when it has ended. */
  readonly kill: () => Promise<void>;
}

const Word = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  error: z.object({ message: z.string() }).optional(),
  result: z.object({ exceptionDetails: z.object({ text: z.string() }).optional() }).optional(),
  params: z.object({ name: z.string().optional(), payload: z.string().optional() }).optional(),
});

/**
 * Attaches to the background's service worker, where `tell(text)` calls `heard` in this process.
 * Playwright's `Worker` is lost when the worker ends; a CDP session is not.
 */
export async function connectToBackground(
  context: BrowserContext,
  origin: string,
  heard: (text: string) => void,
): Promise<BackgroundConnection> {
  const { connection, targetId, sessionId } = await attachToWorker(context, origin);
  const answers = new Map<number, PromiseWithResolvers<void>>();
  let ended = Promise.withResolvers<void>();
  let questions = 0;

  connection.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id = 0, method, error, result, params } = Word.parse(JSON.parse(message));
    if (method === 'Inspector.targetCrashed') ended.resolve();
    if (method === 'Runtime.bindingCalled' && params?.name === 'tell') heard(params.payload ?? '');
    const problem = error?.message ?? result?.exceptionDetails?.text;
    if (problem === undefined) answers.get(id)?.resolve();
    else answers.get(id)?.reject(new Error(problem));
  });

  async function ask(method: string, params: object): Promise<void> {
    questions += 1;
    const answer = Promise.withResolvers<void>();
    answers.set(questions, answer);
    await connection.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id: questions, method, params }),
    });
    return answer.promise;
  }

  await ask('Runtime.enable', {});
  await ask('Runtime.addBinding', { name: 'tell' });
  return {
    evaluate: (expression) => ask('Runtime.evaluate', { expression }),
    async kill() {
      ended = Promise.withResolvers<void>();
      await connection.send('Target.closeTarget', { targetId });
      await ended.promise;
    },
  };
}

async function attachToWorker(context: BrowserContext, origin: string) {
  const browser = context.browser();
  if (browser === null) throw new Error('no browser to speak to');
  const connection = await browser.newBrowserCDPSession();
  const { targetInfos } = await connection.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  if (worker === undefined) throw new Error('the background is not running');
  const { targetId } = worker;
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: false });
  return { connection, targetId, sessionId };
}
