import type { Now } from '../browser/clock.ts';
import type { Exchange, ResponseReason } from '../domain/portal-check-report.ts';
import type { PortalAccess } from '../esidoc/loan-source.ts';
import { type Fetch, isRedirect, parseJson, readText, timeoutMs } from '../http/http.ts';

export interface TracedFetch {
  readonly fetch: Fetch;
  /** The response to the last request to the traced address; null before the first. */
  readonly lastExchange: () => Exchange | null;
}

/** A `fetch` whose requests can be traced. Requests and responses are unchanged, and cost nothing without a trace. */
export interface TraceableNetwork {
  readonly fetch: Fetch;
  /** Traces the requests to one address, ignoring its query, until `end`. */
  readonly trace: (address: string) => {
    readonly lastExchange: () => Exchange | null;
    readonly end: () => void;
  };
}

interface Trace {
  readonly address: string;
  lastExchange: Exchange | null;
}

export function traceableFetch(fetch: Fetch, now: Now): TraceableNetwork {
  const traces = new Set<Trace>();
  return {
    async fetch(requested, init) {
      const matching = [...traces].filter(({ address }) => address === withoutQuery(requested));
      if (matching.length === 0) return fetch(requested, init);
      const record = (exchange: Exchange) => {
        for (const trace of matching) trace.lastExchange = exchange;
      };
      const startedAt = now();
      try {
        const response = await fetch(requested, init);
        record(await exchangeOf(requested, response, startedAt, now));
        return response;
      } catch (error) {
        record(noResponse(now() - startedAt));
        throw error;
      }
    },
    trace(address) {
      const trace: Trace = { address: withoutQuery(address), lastExchange: null };
      traces.add(trace);
      return { lastExchange: () => trace.lastExchange, end: () => traces.delete(trace) };
    },
  };
}

/** A `fetch` that traces the requests to one address. */
export function traceFetch(fetch: Fetch, now: Now, address: string): TracedFetch {
  const network = traceableFetch(fetch, now);
  return { fetch: network.fetch, lastExchange: network.trace(address).lastExchange };
}

/** A portal access whose requests are traced. */
export function traceAccess(
  network: TraceableNetwork,
  access: PortalAccess,
): { readonly access: PortalAccess; readonly lastExchange: () => Exchange | null } {
  let last: Exchange | null = null;
  return {
    lastExchange: () => last,
    access: {
      now: access.now,
      // It changes when the session is renewed.
      get identity() {
        return access.identity;
      },
      pageOwnerMismatch: access.pageOwnerMismatch,
      async fetch(address, init) {
        const { lastExchange, end } = network.trace(address);
        const response = await access.fetch(address, init);
        end();
        last = lastExchange();
        return response;
      },
    },
  };
}

/** What is wrong with a response of this expected format; null without a problem, and without a request. */
export function responseProblem(exchange: Exchange | null, expected: 'page' | 'data'): ResponseReason | null {
  if (exchange === null) return null;
  if (exchange.status === null) return tooSlowOr('unreachable', exchange);
  return statusProblem(exchange.status, exchange.redirected) ?? bodyProblem(exchange, expected);
}

function statusProblem(status: number, redirected: boolean): ResponseReason | null {
  if (redirected) return 'leads-elsewhere';
  if (status === 429) return 'paused';
  if (status >= 500) return 'down';
  if (status === 404 || status === 410) return 'not-found';
  return status >= 200 && status < 300 ? null : 'refused';
}

function bodyProblem(exchange: Exchange, expected: 'page' | 'data'): ResponseReason | null {
  if (exchange.body === 'cut') return tooSlowOr('cut', exchange);
  if (exchange.body === 'too-long') return 'too-long';
  if (exchange.endedAt !== null) return 'leads-elsewhere';
  if (exchange.content === 'nothing') return 'empty';
  if (exchange.content === 'sign-in-page') return 'sign-in-page';
  if (expected === 'data') return dataProblem(exchange);
  return exchange.content === 'page' ? null : 'unreadable';
}

function dataProblem({ content }: Exchange): ResponseReason | null {
  if (content === 'empty-data') return 'empty';
  if (content === 'page') return 'other-page';
  return content === 'data' ? null : 'unreadable';
}

function tooSlowOr(reason: ResponseReason, { milliseconds }: Exchange): ResponseReason {
  return milliseconds >= timeoutMs ? 'too-slow' : reason;
}

function noResponse(milliseconds: number): Exchange {
  return {
    status: null,
    milliseconds,
    contentType: null,
    endedAt: null,
    redirected: false,
    body: 'cut',
    content: 'nothing',
  };
}

async function exchangeOf(
  requested: string,
  response: Response,
  startedAt: number,
  now: Now,
): Promise<Exchange> {
  const text = await readText(response.clone());
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(response.headers.get('Content-Type') ?? '');
  return {
    status: response.status,
    milliseconds: now() - startedAt,
    contentType: type?.[0] ?? null,
    endedAt: otherHost(requested, response.url),
    redirected: isRedirect(response),
    body: text.ok ? 'whole' : text.failure.kind === 'unreachable' ? 'cut' : 'too-long',
    content: text.ok ? contentOf(text.value) : 'nothing',
  };
}

function otherHost(requested: string, responding: string): string | null {
  const host = URL.parse(responding)?.host ?? null;
  return host === null || host === URL.parse(requested)?.host ? null : host;
}

function contentOf(text: string): Exchange['content'] {
  if (text.trim() === '') return 'nothing';
  if (/^\s*</.test(text)) return asksForPassword(text) ? 'sign-in-page' : 'page';
  const data = parseJson(text);
  if (!data.ok) return 'text';
  const isEmpty =
    data.value === null || (typeof data.value === 'object' && Object.keys(data.value).length === 0);
  return isEmpty ? 'empty-data' : 'data';
}

function asksForPassword(html: string): boolean {
  return /<input\b[^>]*\btype\s*=\s*["']?password\b/i.test(html);
}

function withoutQuery(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? '';
}
