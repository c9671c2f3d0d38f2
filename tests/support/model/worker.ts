import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Reply } from '../../../utils/messaging/client.ts';
import { hosts } from '../../sandbox/hosts.ts';
import { currentRun, rest, WorkerRun } from './worker-run.ts';

type Start = () => unknown;

/** A fresh copy of the background's modules. */
async function freshBackground(): Promise<Start> {
  vi.resetModules();
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  return () => background.main();
}

const spares: Start[] = [];
/** The number of restarts that may happen in one step. */
const maxSpares = 3;

/** The extension's worker, which can be stopped at any moment and started again. */
export class Worker {
  #run = new WorkerRun();

  /** Loads modules in advance, so that the duration of a start does not vary. */
  static async prepare(): Promise<void> {
    while (spares.length < maxSpares) spares.push(await freshBackground());
  }

  start(): void {
    const main = spares.pop();
    if (main === undefined) throw new Error('no worker is prepared');
    this.#run = new WorkerRun();
    currentRun.run(this.#run, main);
  }

  /** Stops the worker: pending work never ends, listeners are removed, stored data stays. */
  stop(): void {
    this.#run.stop();
    dropListeners(fakeBrowser);
  }

  rest(): Promise<void> {
    return rest(this.#run);
  }

  /** Sends a message as a tab of PRONOTE does, again when the worker is stopped before it responds. */
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
      const run = this.#run;
      const replies = currentRun.run(run, () =>
        fakeBrowser.runtime.onMessage.trigger({ name, input }, sender as never, () => {}),
      );
      const answered = await Promise.race([replies, run.ended.then(() => null)]);
      const reply: Reply<unknown> | undefined = await answered?.[0];
      if (reply !== undefined) return reply;
    }
    throw new Error(`no answer to ${name}`);
  }

  browserStarts(): Promise<unknown> {
    return currentRun.run(this.#run, () => fakeBrowser.runtime.onStartup.trigger());
  }

  async alarm(): Promise<void> {
    const alarm = await fakeBrowser.alarms.get('every-hour');
    if (alarm === undefined) throw new Error('no alarm is set');
    await currentRun.run(this.#run, () => fakeBrowser.alarms.onAlarm.trigger(alarm));
  }
}

/** Events are at most three levels below the root: `browser.storage.local.onChanged`. */
function dropListeners(place: object, depth = 3): void {
  for (const part of Object.values(place)) {
    if (part === null || typeof part !== 'object') continue;
    if (typeof part.removeAllListeners === 'function') part.removeAllListeners();
    else if (depth > 1) dropListeners(part, depth - 1);
  }
}
