import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { DeliveryProgress } from '../../utils/domain/delivery.ts';
import type { ExportOutcome } from '../../utils/domain/export-record.ts';
import { type Delivery, isBearerToken, sendFeed, timeoutFor } from '../../utils/export/send-feed.ts';
import { exportRecord, otherSchool, school } from '../fixtures/exported.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 9);
const token = 'abc.DEF-123==';
const bytes = new Uint8Array([0x3c, 0xc9, 0x00, 0xff]);

interface Arrived {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

type Answer = (response: ServerResponse) => void;

/** A local HTTP server that records the requests. */
const arrived: Arrived[] = [];
let answer: Answer = (response) => response.end();
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headers } = request;
  arrived.push({ method, path: url, headers, body: Buffer.concat(chunks) });
  answer(response);
});

beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(now);
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({}) });
});
afterEach(() => {
  arrived.length = 0;
  answer = (response) => response.end();
});

/** Sends requests for the endpoint to the local server, without TLS. */
function toServer(address: string, init?: RequestInit): Promise<Response> {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${new URL(address).pathname}`, init);
}

const delivery: Delivery = {
  endpoint: 'https://import.example.fr/annuaire/compagnon/9990001X',
  portalRne: school,
  otherSchoolConfirmed: false,
  token,
  bytes,
  sha256: 'a'.repeat(64),
  earlier: [],
};

function send(changes: Partial<Delivery> = {}, { allowed = true, cancel = new AbortController() } = {}) {
  const steps: DeliveryProgress[] = [];
  Object.assign(fakeBrowser.permissions, { contains: async () => allowed });
  const options = { progress: (step: DeliveryProgress) => void steps.push(step), signal: cancel.signal };
  return { steps, cancel, result: sendFeed(toServer, { ...delivery, ...changes }, options) };
}

describe('sending a feed', () => {
  it('sends the feed, the token and the idempotency key, without cookies and referrer', async () => {
    const { result, steps } = send();
    expect(await result).toEqual({ ok: true, value: { at: now, receivedBefore: false } });
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toMatchObject({
      method: 'POST',
      path: '/annuaire/compagnon/9990001X',
      headers: {
        'content-type': 'application/xml',
        authorization: `Bearer ${token}`,
        'idempotency-key': delivery.sha256,
      },
      body: Buffer.from(bytes),
    });
    expect(arrived[0]?.headers.cookie).toBeUndefined();
    expect(arrived[0]?.headers.referer).toBeUndefined();
    expect(steps).toEqual([{ kind: 'sending', bytes: 4, timeoutMs: timeoutFor(4) }, { kind: 'answered' }]);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %i redirect', async (status) => {
    answer = (response) => response.writeHead(status, { Location: '/elsewhere' }).end();
    expect(await send().result).toEqual({ ok: false, failure: { kind: 'redirected' } });
    expect(arrived.map(({ path }) => path)).toEqual(['/annuaire/compagnon/9990001X']);
  });

  it('fails with an unknown outcome when the connection is closed', async () => {
    answer = (response) => response.destroy();
    expect(await send().result).toEqual({ ok: false, failure: { kind: 'unknown', why: 'cut' } });
  });

  it('fails with an unknown outcome after the timeout', async () => {
    const timedOut = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timedOut.signal);
    answer = () => timedOut.abort();
    expect(await send().result).toEqual({ ok: false, failure: { kind: 'unknown', why: 'timed-out' } });
    expect(timeout).toHaveBeenCalledWith(timeoutFor(bytes.length));
  });

  it('fails with an unknown outcome when it is cancelled while sending', async () => {
    const cancel = new AbortController();
    answer = () => cancel.abort();
    const { result } = send({}, { cancel });
    expect(await result).toEqual({ ok: false, failure: { kind: 'unknown', why: 'cancelled' } });
  });

  it('returns the reason of a refusal', async () => {
    answer = (response) => response.writeHead(400).end('{"error":"schema","error_description":"Non"}');
    expect(await send().result).toEqual({
      ok: false,
      failure: { kind: 'refused', refusal: { error: 'schema', description: 'Non', address: null } },
    });
  });
});

const outcome = (kind: 'sent' | 'unknown', ago: number): ExportOutcome =>
  kind === 'sent' ? { kind, at: now - ago, receivedBefore: false } : { kind, at: now - ago };

describe('sending nothing', () => {
  const otherBytes = 'b'.repeat(64);

  it.each<[string, Partial<Delivery>, { allowed?: boolean }, object]>([
    [
      'over http',
      { endpoint: 'http://import.example.fr/c/9990001X' },
      {},
      { kind: 'bad-endpoint', fault: 'not-https' },
    ],
    ['to nowhere', { endpoint: '' }, {}, { kind: 'bad-endpoint', fault: 'empty' }],
    [
      'for another school',
      { portalRne: otherSchool },
      {},
      { kind: 'doubtful-endpoint', doubt: { endpointRne: school } },
    ],
    ['without a token', { token: '' }, {}, { kind: 'bad-token' }],
    ['with a token over two lines', { token: 'a\r\nCookie: b' }, {}, { kind: 'bad-token' }],
    ['to a host not allowed', {}, { allowed: false }, { kind: 'not-permitted' }],
    [
      'ten minutes after another',
      { earlier: [exportRecord({ outcome: outcome('sent', 10 * minute) })], sha256: otherBytes },
      {},
      { kind: 'too-soon', maySendAt: now + 20 * minute },
    ],
    [
      'ten minutes after another that may have arrived',
      { earlier: [exportRecord({ outcome: outcome('unknown', 10 * minute) })], sha256: otherBytes },
      {},
      { kind: 'too-soon', maySendAt: now + 20 * minute },
    ],
  ])('%s', async (_, changes, circumstances, failure) => {
    const { result, steps } = send(changes, circumstances);
    expect(await result).toMatchObject({ ok: false, failure });
    expect(arrived).toEqual([]);
    expect(steps).toEqual([]);
  });

  it('when it is cancelled before', async () => {
    const { result } = send({}, { cancel: abortedBefore() });
    expect(await result).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(arrived).toEqual([]);
  });
});

describe('sending a feed again', () => {
  const tooSoon: Answer = (response) => response.writeHead(429).end('{"error":"too_soon"}');

  it('after an unknown outcome uses the same key and takes "too soon" for a receipt', async () => {
    answer = tooSoon;
    const earlier = [exportRecord({ outcome: outcome('unknown', minute) })];
    expect(await send({ earlier }).result).toEqual({ ok: true, value: { at: now, receivedBefore: true } });
    expect(arrived[0]?.headers['idempotency-key']).toBe(delivery.sha256);
  });

  it('without an unknown outcome takes "too soon" for a failure', async () => {
    answer = tooSoon;
    expect(await send().result).toMatchObject({ ok: false, failure: { kind: 'busy' } });
  });

  it('sends to another school once the administrator has confirmed it', async () => {
    const { result } = send({ portalRne: otherSchool, otherSchoolConfirmed: true });
    expect(await result).toMatchObject({ ok: true });
  });
});

describe('timeouts and tokens', () => {
  it('gives larger feeds more time', () => {
    expect(timeoutFor(0)).toBe(minute);
    expect(timeoutFor(5_000_000)).toBe(minute + 100_000);
  });

  it.each([
    ['abc', true],
    ['a.b-c_d~e+f/g==', true],
    ['a b', false],
    ['a=b', false],
    ['é', false],
  ])('checks the syntax of the token %j', (text, sound) => {
    expect(isBearerToken(text)).toBe(sound);
  });
});

function abortedBefore(): AbortController {
  const cancel = new AbortController();
  cancel.abort();
  return cancel;
}
