import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from './faults.ts';
import type { Html } from './html.ts';

/** One request with its body, as a route receives it. */
export interface RouteRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Path and query as received, percent-escapes included. */
  readonly target: string;
  /** The named groups of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: Readonly<Record<string, string>>;
  /** The raw body, and the same decoded as UTF-8. */
  readonly bytes: Buffer;
  readonly body: string;
  /** The fault set on this route; a route reads it only for faults that the request handler cannot apply. */
  readonly fault: Fault | null;
}

export interface RouteResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

const noStore = { 'cache-control': 'no-store' };

export function page(body: Html, status = 200, headers: RouteResponse['headers'] = {}): RouteResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...noStore, ...headers },
    body: `<!DOCTYPE html>\n${body.text}`,
  };
}

export function json(value: unknown, status = 200, headers: RouteResponse['headers'] = {}): RouteResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...noStore, ...headers },
    body: JSON.stringify(value),
  };
}

export function redirect(
  to: string,
  headers: RouteResponse['headers'] = {},
  status: 302 | 303 = 302,
): RouteResponse {
  return { status, headers: { location: to, ...noStore, ...headers }, body: '' };
}

export function sessionCookie(name: string, value: string): RouteResponse['headers'] {
  return { 'set-cookie': `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax` };
}

/**
 * A session cookie for a frame in another site's page only. In frames, browsers that accept third-party cookies at all
 * accept those partitioned by top-level site (CHIPS).
 */
export function framedCookie(name: string, value: string): RouteResponse['headers'] {
  return { 'set-cookie': `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned` };
}

/** Merges the `set-cookie` headers of several responses; each may have none. */
export function allCookies(...headers: readonly RouteResponse['headers'][]): RouteResponse['headers'] {
  const lines = headers.flatMap((one) => one['set-cookie'] ?? []);
  return lines.length === 0 ? {} : { 'set-cookie': lines };
}

export function expiredCookie(name: string): RouteResponse['headers'] {
  return { 'set-cookie': `${name}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax` };
}

export function readCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return Object.fromEntries(
    pairs.filter(([name]) => name !== '').map(([name, ...value]) => [name, value.join('=')]),
  );
}

export function formOf(request: RouteRequest): URLSearchParams {
  return new URLSearchParams(request.body);
}
