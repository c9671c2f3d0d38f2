import { type Fetch, retryAfterMs } from './http.ts';

/** The requests of the last minute, and a pause requested by a server; instants in milliseconds since 1970. */
export interface Traffic {
  readonly requests: readonly number[];
  /** 0 for none. */
  readonly pausedUntil: number;
}

/** Where the traffic is stored: it must outlive the worker, which the browser stops after 30 idle seconds. */
export interface TrafficStore {
  readonly readTraffic: () => Promise<Traffic>;
  readonly writeTraffic: (traffic: Traffic) => Promise<void>;
}

export const maxRequestsPerMinute = 20;
const minuteMs = 60_000;
const lock = 'polite-fetch';

/**
 * Sends one request at a time and twenty per minute; further ones wait for the request in progress. Above the limit,
 * and while a server has asked for a pause (`Retry-After`), the response is a local `429 Too Many Requests`. A request
 * ends when its response headers arrive. Aborting the signal also ends the waiting.
 */
export async function rateLimitedFetch(
  fetch: Fetch,
  store: TrafficStore,
  address: string,
  init: RequestInit = {},
): Promise<Response> {
  return navigator.locks.request(lock, init.signal ? { signal: init.signal } : {}, async () => {
    if (!(await reserveRequest(store))) return new Response(null, { status: 429 });
    const response = await fetch(address, init);
    const pause = response.status === 429 ? retryAfterMs(response, Date.now()) : null;
    if (pause !== null)
      await store.writeTraffic({ ...(await store.readTraffic()), pausedUntil: Date.now() + pause });
    return response;
  });
}

async function reserveRequest({ readTraffic, writeTraffic }: TrafficStore): Promise<boolean> {
  const { requests, pausedUntil } = await readTraffic();
  const now = Date.now();
  const recent = requests.filter((at) => at > now - minuteMs && at <= now);
  if (pausedUntil > now || recent.length >= maxRequestsPerMinute) return false;
  await writeTraffic({ requests: [...recent, now], pausedUntil: 0 });
  return true;
}

/** `fetch` that is also aborted by this signal. */
export function abortableFetch(fetch: Fetch, signal: AbortSignal): Fetch {
  return (address, init = {}) =>
    fetch(address, { ...init, signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal });
}
