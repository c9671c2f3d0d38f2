import { beforeEach, describe, expect, it } from 'vitest';
import {
  mostRequestsAMinute,
  politeFetch,
  type Traffic,
  untilAborted,
} from '../../../utils/http/rate-limited-fetch.ts';

const begin = 1_000_000;

describe('politeFetch', () => {
  let clock: number;
  let traffic: Traffic;
  let reply: () => Promise<Response>;
  let sent: string[];
  let atOnce: number;
  let mostAtOnce: number;
  let fetch: ReturnType<typeof politeFetch>;

  beforeEach(() => {
    clock = begin;
    traffic = { requests: [], pausedUntil: 0 };
    reply = async () => new Response('ok');
    sent = [];
    atOnce = 0;
    mostAtOnce = 0;
    fetch = politeFetch({
      now: () => clock,
      readTraffic: async () => traffic,
      writeTraffic: async (next) => {
        traffic = next;
      },
      fetch: async (address) => {
        sent.push(address);
        atOnce += 1;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        try {
          return await reply();
        } finally {
          atOnce -= 1;
        }
      },
    });
  });

  const statuses = async (count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, i) => (await fetch(`https://p.example/${i}`)).status),
    );

  it('lets one request out at a time, in their order', async () => {
    reply = () => new Promise((resolve) => setTimeout(() => resolve(new Response('ok'))));
    expect(await statuses(5)).toEqual([200, 200, 200, 200, 200]);
    expect(mostAtOnce).toBe(1);
    expect(sent.map((address) => address.at(-1))).toEqual(['0', '1', '2', '3', '4']);
  });

  it('lets twenty out in a minute, and sends nothing for the others', async () => {
    const told = await statuses(mostRequestsAMinute + 2);
    expect(told.filter((status) => status === 200)).toHaveLength(20);
    expect(told.slice(20)).toEqual([429, 429]);
    expect(sent).toHaveLength(20);
    clock = begin + 59_999;
    expect(await statuses(1)).toEqual([429]);
    clock = begin + 60_000;
    expect(await statuses(1)).toEqual([200]);
  });

  it('is not stopped for good by a clock that was set back', async () => {
    traffic = { requests: Array.from({ length: 20 }, () => begin + 3_600_000), pausedUntil: 0 };
    expect(await statuses(1)).toEqual([200]);
  });

  it('leaves a server alone for as long as it asks', async () => {
    reply = async () => new Response('', { status: 429, headers: { 'Retry-After': '90' } });
    expect(await statuses(1)).toEqual([429]);
    clock = begin + 89_999;
    expect(await statuses(1)).toEqual([429]);
    expect(sent).toHaveLength(1);
    clock = begin + 90_000;
    reply = async () => new Response('ok');
    expect(await statuses(1)).toEqual([200]);
  });

  it('goes on after a request that failed', async () => {
    reply = async () => Promise.reject(new TypeError('no network'));
    await expect(fetch('https://p.example/')).rejects.toThrow(TypeError);
    reply = async () => new Response('ok');
    expect(await statuses(1)).toEqual([200]);
  });

  it('takes back what waits, and ends what is under way, when it is called off', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    let release = () => {};
    const slow = politeFetch({
      now: () => clock,
      readTraffic: async () => traffic,
      writeTraffic: async () => {},
      fetch: (address, init) => {
        sent.push(address);
        signals.push(init?.signal);
        return new Promise((resolve) => {
          release = () => resolve(new Response('ok'));
        });
      },
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const own = new AbortController();
    const underWay = untilAborted(slow, first.signal)('https://p.example/1', { signal: own.signal });
    const waiting = untilAborted(slow, second.signal)('https://p.example/2');
    await new Promise((done) => setTimeout(done));
    second.abort();
    await expect(waiting).rejects.toThrow('abort');
    first.abort();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    release();
    await underWay;
    expect(sent).toEqual(['https://p.example/1']);
  });
});
