import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Reply } from '../../../utils/messaging/client.ts';
import { hosts } from '../../sandbox/hosts.ts';
import { Life, lives, rest } from './life.ts';

type Start = () => unknown;

/** A fresh copy of the background, with nothing in its modules' memory. */
async function freshBackground(): Promise<Start> {
  vi.resetModules();
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  return () => background.main();
}

const spares: Start[] = [];
/** As many as may be stopped at once. */
const mostSpares = 3;

/** The extension's worker, which may be stopped at any moment and is started again by the next event. */
export class Worker {
  #life = new Life();

  /** Loads the worker before it is needed, so that a start takes no time that differs from run to run. */
  static async prepare(): Promise<void> {
    while (spares.length < mostSpares) spares.push(await freshBackground());
  }

  start(): void {
    const main = spares.pop();
    if (main === undefined) throw new Error('no worker is prepared');
    this.#life = new Life();
    lives.run(this.#life, main);
  }

  /** Whatever the worker is doing is never done, and its listeners are no more; what is stored stays. */
  stop(): void {
    this.#life.stop();
    dropListeners(fakeBrowser);
  }

  rest(): Promise<void> {
    return rest(this.#life);
  }

  /** Sends a message as a tab of PRONOTE does, again when the worker died over it. */
  async ask(
    tab: number,
    name: string,
    input: unknown,
    origin = `https://${hosts.pronote}`,
  ): Promise<Reply<unknown>> {
    const sender = {
      id: fakeBrowser.runtime.id,
      tab: { id: tab },
      frameId: 0,
      origin,
    };
    for (let tries = 0; tries < 4; tries += 1) {
      const life = this.#life;
      const replies = lives.run(life, () =>
        fakeBrowser.runtime.onMessage.trigger({ name, input }, sender as never, () => {}),
      );
      const answered = await Promise.race([replies, life.ended.then(() => null)]);
      const reply: Reply<unknown> | undefined = await answered?.[0];
      if (reply !== undefined) return reply;
    }
    throw new Error(`no answer to ${name}`);
  }

  browserStarts(): Promise<unknown> {
    return lives.run(this.#life, () => fakeBrowser.runtime.onStartup.trigger());
  }

  async alarm(): Promise<void> {
    const alarm = await fakeBrowser.alarms.get('every-hour');
    if (alarm === undefined) throw new Error('no alarm is set');
    await lives.run(this.#life, () => fakeBrowser.alarms.onAlarm.trigger(alarm));
  }
}

/** Events stand at most three steps below the browser's root: `browser.storage.local.onChanged`. */
function dropListeners(place: object, depth = 3): void {
  for (const part of Object.values(place)) {
    if (part === null || typeof part !== 'object') continue;
    if (typeof part.removeAllListeners === 'function') part.removeAllListeners();
    else if (depth > 1) dropListeners(part, depth - 1);
  }
}
