import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  abortableFetch,
  maxRequestsPerMinute,
  rateLimitedFetch,
} from '../../../utils/http/rate-limited-fetch.ts';
import { searchCache } from '../../../utils/storage/search-cache.ts';

const begin = 1_000_000;
const address = 'https://p.example/';

describe('rateLimitedFetch', () => {
  let reply: () => Promise<Response>;
  let sent: string[];
  let inFlight: number;
  let maxInFlight: number;

  beforeEach(() => {
    fakeBrowser.reset();
    vi.setSystemTime(begin);
    reply = async () => new Response('ok');
    sent = [];
    inFlight = 0;
    maxInFlight = 0;
    return () => vi.useRealTimers();
  });

  async function network(asked: string): Promise<Response> {
    sent.push(asked);
    inFlight += 1;
    maxInFlight = Math.max(maxInFlight, inFlight);
    try {
      return await reply();
    } finally {
      inFlight -= 1;
    }
  }

  const statuses = (count: number) =>
    Promise.all(
      Array.from(
        { length: count },
        async (_, i) => (await rateLimitedFetch(network, searchCache, address + i)).status,
      ),
    );

  it('sends one request at a time, in their order', async () => {
    expect(await statuses(5)).toEqual([200, 200, 200, 200, 200]);
    expect(maxInFlight).toBe(1);
    expect(sent.map((one) => one.at(-1))).toEqual(['0', '1', '2', '3', '4']);
  });

  it('sends twenty requests per minute, and answers the others with 429', async () => {
    const all = await statuses(maxRequestsPerMinute + 2);
    expect(all.filter((status) => status === 200)).toHaveLength(20);
    expect(all.slice(20)).toEqual([429, 429]);
    expect(sent).toHaveLength(20);
    vi.setSystemTime(begin + 59_999);
    expect(await statuses(1)).toEqual([429]);
    vi.setSystemTime(begin + 60_000);
    expect(await statuses(1)).toEqual([200]);
  });

  it('sends requests after the clock was set back', async () => {
    const requests = Array.from({ length: 20 }, () => begin + 3_600_000);
    await searchCache.writeTraffic({ requests, pausedUntil: 0 });
    expect(await statuses(1)).toEqual([200]);
  });

  it('pauses for as long as `Retry-After` says', async () => {
    reply = async () => new Response('', { status: 429, headers: { 'Retry-After': '90' } });
    expect(await statuses(1)).toEqual([429]);
    vi.setSystemTime(begin + 89_999);
    expect(await statuses(1)).toEqual([429]);
    expect(sent).toHaveLength(1);
    vi.setSystemTime(begin + 90_000);
    reply = async () => new Response('ok');
    expect(await statuses(1)).toEqual([200]);
  });

  it('sends the next request after a network error', async () => {
    reply = async () => Promise.reject(new TypeError('no network'));
    await expect(rateLimitedFetch(network, searchCache, address)).rejects.toThrow(TypeError);
    reply = async () => new Response('ok');
    expect(await statuses(1)).toEqual([200]);
  });

  it('removes an aborted request from the queue, and aborts one in progress', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const started = Promise.withResolvers<void>();
    const response = Promise.withResolvers<Response>();
    const slow = abortable((asked, init) => {
      sent.push(asked);
      signals.push(init?.signal);
      started.resolve();
      return response.promise;
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const inProgress = slow(first.signal, '1', { signal: new AbortController().signal });
    const queued = slow(second.signal, '2');
    await started.promise;
    second.abort();
    await expect(queued).rejects.toThrow('abort');
    first.abort();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    response.resolve(new Response('ok'));
    await inProgress;
    expect(sent).toEqual([`${address}1`]);
  });

  function abortable(fetch: (asked: string, init?: RequestInit) => Promise<Response>) {
    return (signal: AbortSignal, path: string, init?: RequestInit) =>
      abortableFetch((asked, all) => rateLimitedFetch(fetch, searchCache, asked, all), signal)(
        address + path,
        init,
      );
  }
});
