import { type CallReport, type Stall, stallScript } from './background-calls.ts';
import type { ChromiumDriver } from './browsers/chromium.ts';

/** What happens around one death of the background. */
export interface Scene {
  /** Everything as it is before the person comes to the page. */
  readonly prepare: () => Promise<void>;
  /** The person comes to the page; resolves when the page shows all that it should. */
  readonly visit: () => Promise<void>;
  /** Looks at the page while the background stands still. */
  readonly meanwhile: () => Promise<void>;
  /** The person comes again, after the death; throws when something is not as it should be. */
  readonly visitAgain: () => Promise<void>;
}

export interface Deaths {
  /** The calls at which the background died, each once before and, where that differs, once after its effect. */
  readonly calls: readonly (CallReport & Stall)[];
  /** What was not as it should be afterwards, in words. */
  readonly problems: readonly string[];
}

/** So many problems are enough to know; each costs a long wait. */
const mostProblems = 3;

/** Plays the scene again and again, with the background killed one call later each time, until it makes no such call. */
export async function dieAtEveryCall(computer: ChromiumDriver, scene: Scene): Promise<Deaths> {
  const calls: (CallReport & Stall)[] = [];
  const problems: string[] = [];
  let made = 0;
  let stalled = Promise.withResolvers<CallReport>();
  const wire = await computer.wireToBackground((text) => {
    const report: CallReport = JSON.parse(text);
    made = report.count;
    if (report.stalled) stalled.resolve(report);
  });

  /** The call at which it died; null when it was never made. */
  async function dieAt(stall: Stall): Promise<CallReport | null> {
    await scene.prepare();
    made = 0;
    stalled = Promise.withResolvers();
    await wire.evaluate(stallScript(stall));
    const visited = scene.visit().then(() => null);
    // A page that waits for a dead background is left alone.
    visited.catch(() => {});
    const call = await Promise.race([stalled.promise, visited]);
    if (call === null && made >= stall.nth) throw new Error(`call ${stall.nth} was made and did not stall`);
    if (call === null) return null;
    calls.push({ ...call, ...stall });
    await scene.meanwhile();
    await wire.kill();
    await scene.visitAgain();
    return call;
  }

  async function tryDyingAt(stall: Stall): Promise<CallReport | null> {
    try {
      return await dieAt(stall);
    } catch (error) {
      const call = calls.find(({ nth }) => nth === stall.nth);
      problems.push(`${stall.when} call ${stall.nth}, ${call?.kind}: ${error}`);
      return call ?? null;
    }
  }

  for (let nth = 1; problems.length < mostProblems; nth += 1) {
    const call = await tryDyingAt({ nth, when: 'before' });
    if (call === null) break;
    if (call.effect) await tryDyingAt({ nth, when: 'after' });
  }
  return { calls, problems };
}
