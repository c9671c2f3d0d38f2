import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { json, page, type RouteRequest, type RouteResponse, readCookies, redirect } from './exchange.ts';
import type { Fault, Faults } from './faults.ts';
import { addresses } from './hosts.ts';
import { html } from './html.ts';
import type { Route } from './route.ts';
import { findRoute, type RouteName } from './routes.ts';
import { carriesSession, type School } from './school.ts';
import { loginPage } from './sign-on/pages.ts';

/** One request that reached a host of the sandbox. */
export interface RecordedRequest {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly route: RouteName | null;
  /** Whether it carried a session or a token that its host accepts. */
  readonly hasSession: boolean;
  /** 0 until the response is sent, and for good when the connection was refused. */
  readonly status: number;
}

type Entry = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

/** An incoming request: the head is read at once, the body on demand. */
export interface Call {
  readonly method: string;
  readonly host: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly readBody: () => Promise<Buffer>;
  /** Aborted when the client disconnects. */
  readonly disconnected: AbortSignal;
}

/** The result of a call: a response, truncated when `cut` is set, or null when the connection is closed without one. */
export type CallResult = { readonly answer: RouteResponse; readonly cut: boolean } | null;

/** Handles every request that arrives through the proxy. */
export function requestListener(
  school: School,
  faults: Faults<RouteName>,
  record: (entry: RecordedRequest) => void,
): RequestListener {
  const handleCall = callHandler(school, faults, record);
  return (request, response) => {
    handleCall(callOf(request, response)).then(
      (result) => {
        if (result === null) response.destroy();
        else write(response, result.answer, result.cut);
      },
      (error: unknown) => {
        console.error(error);
        response.destroy();
      },
    );
  };
}

/** Handles calls from any transport: finds the route, applies the route's fault, and records the request. */
export function callHandler(
  school: School,
  faults: Faults<RouteName>,
  record: (entry: RecordedRequest) => void,
): (call: Call) => Promise<CallResult> {
  return async (call) => {
    const { visit, found, entry } = open(call, school);
    record(entry);
    try {
      const bytes = await call.readBody();
      const fault = found === null ? null : faults.take(found.name);
      if (fault?.kind === 'refuse') return null;
      if (fault?.kind === 'latency') await delay(fault.ms, call.disconnected);
      const answer = await responseTo(
        { ...visit, bytes, body: bytes.toString('utf8'), fault },
        found?.route ?? null,
        school,
      );
      entry.status = answer.status;
      return { answer, cut: fault?.kind === 'cut' };
    } catch (error) {
      entry.status = 500;
      throw error;
    }
  };
}

function callOf(request: IncomingMessage, response: ServerResponse): Call {
  const disconnect = new AbortController();
  response.once('close', () => disconnect.abort());
  return {
    disconnected: disconnect.signal,
    method: request.method ?? 'GET',
    host: (request.headers.host ?? '').toLowerCase().replace(/:443$/, ''),
    target: request.url ?? '/',
    headers: request.headers,
    readBody: () => readBody(request),
  };
}

async function responseTo(visit: RouteRequest, route: Route | null, school: School): Promise<RouteResponse> {
  const replaced = visit.fault === null ? null : replacementFor(visit.fault);
  if (replaced !== null) return replaced;
  return route === null ? notFound() : route.answer(visit, school);
}

function open(call: Call, school: School) {
  const { host, target, headers } = call;
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const { pathname, searchParams } = new URL(target, 'https://sandbox.invalid');
  const path = decodePath(pathname);
  const cookies = readCookies(headers.cookie);
  const found = findRoute(host, method, path);
  const visit: RouteRequest = {
    method,
    host,
    path,
    target,
    params: found?.params ?? {},
    query: searchParams,
    headers,
    cookies,
    bytes: Buffer.alloc(0),
    body: '',
    fault: null,
  };
  const entry: Entry = {
    at: school.now(),
    method: call.method,
    host,
    path: pathname,
    query: target.split('?').slice(1).join('?'),
    route: found?.name ?? null,
    hasSession: carriesSession(school, host, cookies, headers.authorization),
    status: 0,
  };
  return { visit, found, entry };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The response of a fault that replaces the route's own; null for the other faults. */
function replacementFor(fault: Fault): RouteResponse | null {
  switch (fault.kind) {
    case 'status':
      return json({ erreur: `panne simulée (${fault.status})` }, fault.status, retryAfter(fault));
    case 'html':
      return page(
        html`<html lang="fr"><head><title>Maintenance</title></head><body><h1>Maintenance en cours</h1></body></html>`,
      );
    case 'login-page':
      return page(loginPage({ service: addresses.portal, method: 'GET', loginTicket: '', refusal: null }));
    case 'other-json':
      return json({ prets: 'bientôt' });
    case 'too-long':
      return page(html`<html lang="fr"><body>${'livre '.repeat(850_000)}</body></html>`);
    case 'empty-array':
      return json([]);
    case 'redirect':
      return redirect(fault.to);
    default:
      return null;
  }
}

function retryAfter({ retryAfter }: Fault & { readonly kind: 'status' }): RouteResponse['headers'] {
  return retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
}

/** Waits for `ms`, or until the client disconnects. */
async function delay(ms: number, disconnected: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal: disconnected }).catch(() => {});
}

function notFound(): RouteResponse {
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'Rien à cette adresse.\n',
  };
}

function write(response: ServerResponse, answer: RouteResponse, cut: boolean): void {
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body);
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  if (answer.status !== 204) response.setHeader('content-length', body.length);
  response.writeHead(answer.status);
  if (!cut) return void response.end(body);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
