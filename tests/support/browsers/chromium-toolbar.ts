import type { BrowserContext, CDPSession } from '@playwright/test';
import { z } from 'zod';
import { eventually } from '../eventually.ts';
import type { ToolbarPopup } from './page-driver.ts';

/** A CDP session with a command that Playwright's types do not have yet. */
type Connection = CDPSession & {
  send(command: 'Extensions.triggerAction', params: { id: string; targetId: string }): Promise<unknown>;
};

const Answer = z.object({
  id: z.number(),
  result: z
    .object({
      result: z.object({ value: z.unknown().optional() }).optional(),
      exceptionDetails: z.unknown().optional(),
    })
    .optional(),
});

/** Clicks the extension's toolbar button, for the tab whose URL contains `address`. */
export async function pressToolbarButton(
  context: BrowserContext,
  origin: string,
  address: string,
): Promise<ToolbarPopup> {
  const browser = context.browser();
  if (browser === null) throw new Error('no browser to speak to');
  const connection = (await browser.newBrowserCDPSession()) as Connection;
  const tabs = await connection.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = tabs.targetInfos.find(({ url }) => url.includes(address));
  if (tab === undefined) throw new Error(`no tab at ${address}`);
  await connection.send('Extensions.triggerAction', { id: new URL(origin).host, targetId: tab.targetId });
  const popup = await eventually('the popup', async () =>
    (await connection.send('Target.getTargets')).targetInfos.find(
      ({ url }) => url === `${origin}/popup.html`,
    ),
  );
  const { sessionId } = await connection.send('Target.attachToTarget', {
    targetId: popup.targetId,
    flatten: false,
  });
  const waiting = new Map<number, (value: unknown) => void>();
  connection.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = Answer.parse(JSON.parse(message));
    waiting.get(id)?.(result?.result?.value);
  });

  async function run(expression: string): Promise<unknown> {
    const id = waiting.size + 1;
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    const params = { expression, returnByValue: true, userGesture: true };
    await connection.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method: 'Runtime.evaluate', params }),
    });
    return answer;
  }

  return {
    text: async () => String(await run('document.body.innerText')),
    async click(selector) {
      const element = `document.querySelector(${JSON.stringify(selector)})`;
      await eventually(`${selector} in the popup`, async () => (await run(`${element} !== null`)) === true);
      await run(`${element}.click()`);
    },
  };
}
