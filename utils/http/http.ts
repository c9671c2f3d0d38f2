import { fail, type Result, succeed } from '../domain/result.ts';

/** The part of `fetch` that this project uses; the seam at which tests replace the network. */
export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** The browser's `fetch`, looked up at each call. */
export const networkFetch: Fetch = (address, init) => fetch(address, init);

/** Why a response body cannot be used: the connection broke, or the content is not the expected one. */
export type BodyFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** The same as other clients of e-sidoc (edificeio/entcore). */
export const timeoutMs = 10_000;

/** In bytes; far more than any page or response of a portal. Longer bodies are not read. */
const maxBodyBytes = 4_000_000;

/** The response, whatever its status, without using the HTTP cache; null after a network error or 10 seconds. */
export async function fetchWithTimeout(
  fetch: Fetch,
  address: string,
  init: RequestInit,
): Promise<Response | null> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    return await fetch(address, { cache: 'no-store', ...init, signal });
  } catch {
    return null;
  }
}

/** True for 429 and 5xx: the server is busy or broken. */
export function isDown(response: Response): boolean {
  return response.status === 429 || response.status >= 500;
}

/** Upper limit for `Retry-After`. */
const maxPauseMs = 24 * 3_600_000;

/** The failure that a 429 or 5xx response stands for; null for any other response (RFC 6585, §4; RFC 9110, §10.2.3). */
export function downFailure(
  response: Response,
  now: number,
):
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'paused'; readonly forMilliseconds: number | null }
  | null {
  if (!isDown(response)) return null;
  if (response.status !== 429) return { kind: 'unreachable' };
  return { kind: 'paused', forMilliseconds: retryAfterMs(response, now) };
}

/** The delay in `Retry-After`, in milliseconds; null when absent, unreadable or in the past (RFC 9110, §10.2.3). */
export function retryAfterMs(response: Response, now: number): number | null {
  const text = response.headers.get('Retry-After') ?? '';
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  const isUsable = Number.isFinite(milliseconds) && milliseconds > 0;
  return isUsable ? Math.min(milliseconds, maxPauseMs) : null;
}

/** True for a redirect fetched with `redirect: 'manual'`; browsers hide its target. */
export function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}

/** The response text, decoded with the charset of its header or page; UTF-8 when neither declares one. */
export async function readText(response: Response): Promise<Result<string, BodyFailure>> {
  try {
    const bytes = await readBytes(response);
    if (bytes === null) return fail({ kind: 'unreadable', detail: 'answer too long' });
    return succeed(decoderFor(response, bytes).decode(bytes));
  } catch {
    return fail({ kind: 'unreachable' });
  }
}

/** The body; null when it exceeds `maxBytes`, without waiting for the rest. Throws when the connection breaks. */
export async function readBytes(
  response: Response,
  maxBytes = maxBodyBytes,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    length += next.value.length;
    if (length > maxBytes) {
      // For a cloned response this settles only once both branches are cancelled.
      reader?.cancel().catch(() => {});
      return null;
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * The order that browsers use (WHATWG HTML, "determining the character encoding"): byte order mark, header, `meta`.
 * `Response.text()` would decode everything as UTF-8 and break the accents of older pages.
 */
function decoderFor(response: Response, bytes: Uint8Array): TextDecoder {
  const type = response.headers.get('Content-Type') ?? '';
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const charset = hasByteOrderMark
    ? null
    : (charsetIn(type) ?? (/html/i.test(type) ? metaCharset(bytes) : null));
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

function metaCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const meta = [...start.matchAll(/<meta\s[^>]*>/gi)]
    .map(([tag]) => charsetIn(tag))
    .find((name) => name !== null);
  // A page whose `meta` is readable as ASCII is not UTF-16; the standard says to use UTF-8.
  return meta === undefined || /^utf-?16/i.test(meta) ? null : meta;
}

function charsetIn(text: string): string | null {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(text)?.[1] ?? null;
}

/** The response body as JSON, not yet validated. */
export async function readJson(response: Response): Promise<Result<unknown, BodyFailure>> {
  const text = await readText(response);
  return text.ok ? parseJson(text.value) : text;
}

export function parseJson(text: string): Result<unknown, BodyFailure> {
  try {
    const value: unknown = JSON.parse(text);
    return succeed(value);
  } catch {
    return fail({ kind: 'unreadable', detail: 'answer is not JSON' });
  }
}
