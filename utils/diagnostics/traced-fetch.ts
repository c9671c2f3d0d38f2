import type { AnswerReason, Exchange } from '../domain/portal-check-report.ts';
import type { PortalAccess } from '../esidoc/loan-source.ts';
import { type Fetch, isRedirect, parseJson, readText, timeoutMs } from '../http/http.ts';

export interface TracedFetch {
  readonly fetch: Fetch;
  /** What came back for the last question to the address that was watched; null while it was not asked. */
  readonly seen: () => Exchange | null;
}

type Now = () => number;

/** A network on which questions can be watched; nothing is changed in them, and without a watch nothing costs more. */
export interface TraceableNetwork {
  readonly fetch: Fetch;
  /** Watches the questions to one address, query aside, until `end`. */
  readonly watch: (address: string) => { readonly seen: () => Exchange | null; readonly end: () => void };
}

interface Watch {
  readonly address: string;
  last: Exchange | null;
}

export function traceableFetch(fetch: Fetch, now: Now): TraceableNetwork {
  const watches = new Set<Watch>();
  return {
    async fetch(asked, init) {
      const concerned = [...watches].filter(({ address }) => address === withoutQuery(asked));
      if (concerned.length === 0) return fetch(asked, init);
      const tell = (seen: Exchange) => {
        for (const watch of concerned) watch.last = seen;
      };
      const startedAt = now();
      try {
        const response = await fetch(asked, init);
        tell(await described(asked, response, startedAt, now));
        return response;
      } catch (error) {
        tell(noAnswer(now() - startedAt));
        throw error;
      }
    },
    watch(address) {
      const watch: Watch = { address: withoutQuery(address), last: null };
      watches.add(watch);
      return { seen: () => watch.last, end: () => watches.delete(watch) };
    },
  };
}

/** Watches one address of a network for as long as the traceFetch is used. */
export function traceFetch(fetch: Fetch, now: Now, address: string): TracedFetch {
  const network = traceableFetch(fetch, now);
  return { fetch: network.fetch, seen: network.watch(address).seen };
}

/** An access whose questions are watched: `seen` gives what came back for the last one. */
export function traceAccess(
  network: TraceableNetwork,
  access: PortalAccess,
): { readonly access: PortalAccess; readonly seen: () => Exchange | null } {
  let last: Exchange | null = null;
  return {
    seen: () => last,
    access: {
      now: access.now,
      // It changes when the session is renewed.
      get identity() {
        return access.identity;
      },
      pageOwnerMismatch: access.pageOwnerMismatch,
      async fetch(address, init) {
        const { seen, end } = network.watch(address);
        const response = await access.fetch(address, init);
        end();
        last = seen();
        return response;
      },
    },
  };
}

/** What was wrong with an answer as such; null when it is what was wanted, or a failing that only its reader can see. */
export function troubleOf(seen: Exchange | null, wanted: 'page' | 'data'): AnswerReason | null {
  if (seen === null) return null;
  if (seen.status === null) return lateOr('unreachable', seen);
  return statusTrouble(seen.status, seen.redirected) ?? bodyTrouble(seen, wanted);
}

function statusTrouble(status: number, redirected: boolean): AnswerReason | null {
  if (redirected) return 'leads-elsewhere';
  if (status === 429) return 'paused';
  if (status >= 500) return 'down';
  if (status === 404 || status === 410) return 'not-found';
  return status >= 200 && status < 300 ? null : 'refused';
}

function bodyTrouble(seen: Exchange, wanted: 'page' | 'data'): AnswerReason | null {
  if (seen.body === 'cut') return lateOr('cut', seen);
  if (seen.body === 'too-long') return 'too-long';
  if (seen.endedAt !== null) return 'leads-elsewhere';
  if (seen.content === 'nothing') return 'empty';
  if (seen.content === 'sign-in-page') return 'sign-in-page';
  if (wanted === 'data') return dataTrouble(seen);
  return seen.content === 'page' ? null : 'unreadable';
}

function dataTrouble({ content }: Exchange): AnswerReason | null {
  if (content === 'empty-data') return 'empty';
  if (content === 'page') return 'other-page';
  return content === 'data' ? null : 'unreadable';
}

function lateOr(reason: AnswerReason, { milliseconds }: Exchange): AnswerReason {
  return milliseconds >= timeoutMs ? 'too-slow' : reason;
}

function noAnswer(milliseconds: number): Exchange {
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

async function described(asked: string, response: Response, startedAt: number, now: Now): Promise<Exchange> {
  const text = await readText(response.clone());
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(response.headers.get('Content-Type') ?? '');
  return {
    status: response.status,
    milliseconds: now() - startedAt,
    contentType: type?.[0] ?? null,
    endedAt: otherHost(asked, response.url),
    redirected: isRedirect(response),
    body: text.ok ? 'whole' : text.failure.kind === 'unreachable' ? 'cut' : 'too-long',
    content: text.ok ? contentOf(text.value) : 'nothing',
  };
}

function otherHost(asked: string, answered: string): string | null {
  const host = URL.parse(answered)?.host ?? null;
  return host === null || host === URL.parse(asked)?.host ? null : host;
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
