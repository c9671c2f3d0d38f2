import type { PageDriver } from './browsers/page-driver.ts';

/** Live objects in the content script's world that were created since the counting began. */
export interface LiveObjects {
  /** Observers of any kind with at least one target. */
  readonly observers: number;
  readonly ports: number;
  readonly timers: number;
}

/** Starts to count the objects that the content script creates and releases, in its own world. */
export async function startCounting(page: PageDriver): Promise<void> {
  await page.evaluateInContentScript(`(() => {
    const alive = { observers: new Set(), ports: new Set(), timers: new Set() };
    globalThis.compagnonLiveObjects = alive;
    for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
      const Made = globalThis[name];
      globalThis[name] = class extends Made {
        observe(...words) { alive.observers.add(this); return super.observe(...words); }
        disconnect() { alive.observers.delete(this); return super.disconnect(); }
      };
    }
    const { runtime } = globalThis.browser ?? chrome;
    const connect = runtime.connect.bind(runtime);
    runtime.connect = (...words) => {
      const port = connect(...words);
      alive.ports.add(port);
      port.onDisconnect.addListener(() => alive.ports.delete(port));
      return port;
    };
    for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
      const start = globalThis[set].bind(globalThis);
      const end = globalThis[clear].bind(globalThis);
      globalThis[set] = (act, ...words) => {
        const timer = start((...given) => { if (set === 'setTimeout') alive.timers.delete(timer); act(...given); }, ...words);
        alive.timers.add(timer);
        return timer;
      };
      globalThis[clear] = (timer) => { alive.timers.delete(timer); end(timer); };
    }
    return true;
  })()`);
}

export function readCounts(page: PageDriver): Promise<LiveObjects> {
  return page.evaluateInContentScript<LiveObjects>(
    `Object.fromEntries(Object.entries(compagnonLiveObjects).map(([name, alive]) => [name, alive.size]))`,
  );
}

/** Leaves the home page and returns `times` times, each time until the panel is unmounted and mounted again. */
export function leaveAndReturn(page: PageDriver, times: number): Promise<void> {
  return page.evaluate(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const until = async (wanted) => {
      for (let drawn = 0; drawn < 60; drawn++) {
        if (document.querySelectorAll('compagnon-cdi').length === wanted) return;
        await frame();
      }
      throw new Error('not ' + wanted + ' panels, but ' + document.querySelectorAll('compagnon-cdi').length);
    };
    for (let i = 0; i < ${times}; i++) {
      sandboxPronote.leave();
      await until(0);
      sandboxPronote.comeBack();
      await until(1);
    }
  })()`);
}
