import { type CallReport, type Stall, stallScript } from './background-calls.ts';
import type { ChromiumDriver } from './browsers/chromium.ts';
import { eventually } from './eventually.ts';

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

/** Plays the scene again and again, with the background killed at one more call each time, until none is left. */
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

  /** The call at which it died; null when it was never made. */
  async function dieAt(stall: Stall): Promise<CallReport | null> {
    await scene.prepare();
    made = new Set();
    stalled = Promise.withResolvers();
    await wire.evaluate(stallScript(stall));
    const visited = scene.visit().then(() => null);
    // A page that waits for a dead background is left alone.
    visited.catch(() => {});
    const first = await Promise.race([stalled.promise, visited]);
    // A call that was just made stands still a moment later.
    const call = first ?? (made.has(placeOf(stall)) ? await stalledSoon(placeOf(stall)) : null);
    if (call !== null) {
      calls.push({ ...call, ...stall });
      await scene.meanwhile();
    }
    // Also where it did not stall: what is watched goes on being counted.
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
    for (let nth = 1; problems.length < mostProblems; nth += 1) {
      const call = await tryDyingAt({ kind, nth, when: 'before' });
      if (call === null) return;
      if (call.effect) await tryDyingAt({ kind, nth, when: 'after' });
    }
  }

  // What the first visit calls, whatever it is, leads to the rest: kinds that come up on the way are added.
  await tryDyingAt({ kind: 'none', nth: 1, when: 'before' });
  for (const kind of kinds) await dieAtEachOf(kind);
  return { calls, problems };
}

function placeOf({ kind, nth }: Pick<Stall, 'kind' | 'nth'>): string {
  return `${kind} ${nth}`;
}
