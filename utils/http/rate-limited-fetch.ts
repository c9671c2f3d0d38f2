import { type Fetch, pauseTold } from './http.ts';

/** What a browser has asked lately, in milliseconds since 1970. */
export interface Traffic {
  readonly requests: readonly number[];
  /** Until when a server has asked to be left alone; 0 for never. */
  readonly pausedUntil: number;
}

export interface TrafficPorts {
  readonly fetch: Fetch;
  readonly now: () => number;
  /** Kept outside of this background, which ends after half a minute of rest. */
  readonly readTraffic: () => Promise<Traffic>;
  readonly writeTraffic: (traffic: Traffic) => Promise<void>;
}

export const mostRequestsAMinute = 20;
const minuteMilliseconds = 60_000;
const lock = 'polite-fetch';

/**
 * `fetch` that lets one request out at a time and twenty in a minute, whatever asks for them: those that come while
 * one is under way wait for it, those above the number are answered `429 Too Many Requests` at once, without leaving the
 * browser, and so is everything while a server has asked for a pause and said for how long. A request is over when its
 * answer begins. The signal also ends the waiting.
 */
export function politeFetch({ fetch, now, readTraffic, writeTraffic }: TrafficPorts): Fetch {
  async function isAllowed(): Promise<boolean> {
    const { requests, pausedUntil } = await readTraffic();
    const recent = requests.filter((at) => at > now() - minuteMilliseconds && at <= now());
    if (pausedUntil > now() || recent.length >= mostRequestsAMinute) return false;
    await writeTraffic({ requests: [...recent, now()], pausedUntil: 0 });
    return true;
  }

  async function heed(response: Response): Promise<void> {
    const pause = response.status === 429 ? pauseTold(response, now()) : null;
    if (pause !== null) await writeTraffic({ ...(await readTraffic()), pausedUntil: now() + pause });
  }

  return (address, init = {}) =>
    navigator.locks.request(lock, init.signal ? { signal: init.signal } : {}, async () => {
      if (!(await isAllowed())) return new Response(null, { status: 429 });
      const response = await fetch(address, init);
      await heed(response);
      return response;
    });
}

/** `fetch` that also ends with this signal. */
export function untilAborted(fetch: Fetch, signal: AbortSignal): Fetch {
  return (address, init = {}) =>
    fetch(address, { ...init, signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal });
}
