import { type CallReport, type Stall, stallScript } from './background-calls.ts';
import type { ChromiumDriver } from './browsers/chromium.ts';
import { eventually } from './eventually.ts';

/** The steps around one kill of the background. */
export interface Scene {
  /** Sets everything up before the user opens the page. */
  readonly prepare: () => Promise<void>;
  /** The user opens the page; resolves when the page is complete. */
  readonly visit: () => Promise<void>;
  /** Checks the page while the background hangs. */
  readonly meanwhile: () => Promise<void>;
  /** The user opens the page again after the kill; throws when something is wrong. */
  readonly visitAgain: () => Promise<void>;
}

export interface Deaths {
  /** The calls at which the background was killed, each before and, where that differs, after its effect. */
  readonly calls: readonly (CallReport & Stall)[];
  /** What was wrong afterwards. */
  readonly problems: readonly string[];
}

/** Each problem costs a long timeout. */
const maxProblems = 3;

/** Repeats the scene with the background killed at each of its calls in turn. */
export async function dieAtEveryCall(computer: ChromiumDriver, scene: Scene): Promise<Deaths> {
  const calls: (CallReport & Stall)[] = [];
  const problems: string[] = [];
  const kinds = new Set<string>();
  let made = new Set<string>();
  let stalled = Promise.withResolvers<CallReport>();
  const wire = await computer.connectToBackground((text) => {
    const report: CallReport = JSON.parse(text);
    kinds.add(report.kind);
    made.add(placeOf(report));
    if (report.stalled) stalled.resolve(report);
  });

  async function stalledSoon(place: string): Promise<CallReport | null> {
    let call: CallReport | null = null;
    void stalled.promise.then((report) => {
      call = report;
    });
    await eventually(`${place} standing still`, async () => call !== null);
    return call;
  }

  /** The call at which it was killed; null when the call was not made. */
  async function dieAt(stall: Stall): Promise<CallReport | null> {
    await scene.prepare();
    made = new Set();
    stalled = Promise.withResolvers();
    await wire.evaluate(stallScript(stall));
    const visited = scene.visit().then(() => null);
    // A page that waits for a killed background never finishes.
    visited.catch(() => {});
    const first = await Promise.race([stalled.promise, visited]);
    // A call that was just made hangs a moment later.
    const call = first ?? (made.has(placeOf(stall)) ? await stalledSoon(placeOf(stall)) : null);
    if (call !== null) {
      calls.push({ ...call, ...stall });
      await scene.meanwhile();
    }
    // Also without a stall: the instrumented background would go on counting.
    await wire.kill();
    await scene.visitAgain();
    return call;
  }

  async function tryDyingAt(stall: Stall): Promise<CallReport | null> {
    try {
      return await dieAt(stall);
    } catch (error) {
      problems.push(`${stall.when} ${placeOf(stall)}: ${error}`);
      return calls.find((call) => placeOf(call) === placeOf(stall)) ?? null;
    }
  }

  async function dieAtEachOf(kind: string): Promise<void> {
    for (let nth = 1; problems.length < maxProblems; nth += 1) {
      const call = await tryDyingAt({ kind, nth, when: 'before' });
      if (call === null) return;
      if (call.effect) await tryDyingAt({ kind, nth, when: 'after' });
    }
  }

  // The first visit reveals the kinds of calls; later visits may add more.
  await tryDyingAt({ kind: 'none', nth: 1, when: 'before' });
  for (const kind of kinds) await dieAtEachOf(kind);
  return { calls, problems };
}

function placeOf({ kind, nth }: Pick<Stall, 'kind' | 'nth'>): string {
  return `${kind} ${nth}`;
}
