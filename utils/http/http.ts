import { fail, type Result, succeed } from '../domain/result.ts';

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** Why an answer's body could not be used: it broke off on its way, or it is not what it should be. */
export type BodyFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Others that read e-sidoc give it ten seconds too (edificeio/entcore). */
export const timeoutMs = 10_000;

/** Bytes: far more than any page or answer of a portal; a longer one is not read. */
const longestBody = 4_000_000;

/** The portal's answer whatever its status, or null when none came in time. */
export async function ask(fetch: Fetch, address: string, init: RequestInit): Promise<Response | null> {
  const patience = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
  try {
    return await fetch(address, { cache: 'no-store', ...init, signal });
  } catch {
    return null;
  }
}

/** True for the statuses that say "not now": a busy or broken server. */
export function isDown(response: Response): boolean {
  return response.status === 429 || response.status >= 500;
}

/** Longer than this nobody waits, whatever a server says. */
const longestPauseMilliseconds = 24 * 3_600_000;

/** How a busy or broken server's answer is told; null for any other answer. (RFC 6585, §4; RFC 9110, §10.2.3.) */
export function downFailure(
  response: Response,
  now: number,
):
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'paused'; readonly forMilliseconds: number | null }
  | null {
  if (!isDown(response)) return null;
  if (response.status !== 429) return { kind: 'unreachable' };
  return { kind: 'paused', forMilliseconds: pauseTold(response, now) };
}

/** How long a server asks to wait, in milliseconds; null when it does not say, or not in the future. (RFC 9110, §10.2.3.) */
export function pauseTold(response: Response, now: number): number | null {
  const text = response.headers.get('Retry-After') ?? '';
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  const isTold = Number.isFinite(milliseconds) && milliseconds > 0;
  return isTold ? Math.min(milliseconds, longestPauseMilliseconds) : null;
}

/** True for an answer that sends elsewhere, when redirects are not followed: browsers hide where to. */
export function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}

/** The answer's text, in the characters that it or its page declares; UTF-8 when neither does. */
export async function readText(response: Response): Promise<Result<string, BodyFailure>> {
  try {
    const bytes = await readBytes(response);
    if (bytes === null) return fail({ kind: 'unreadable', detail: 'answer too long' });
    return succeed(decoderFor(response, bytes).decode(bytes));
  } catch {
    return fail({ kind: 'unreachable' });
  }
}

/** Null for a body that is longer than `longest` bytes: the rest of it is not waited for. Throws when it breaks off. */
export async function readBytes(
  response: Response,
  longest = longestBody,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    length += next.value.length;
    if (length > longest) {
      // Of an answer that somebody else reads too, the end comes only when both have given it up.
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
 * As a browser decides when it shows a page (WHATWG HTML, "determining the character encoding"): a mark at the start,
 * the header, the page's own `meta`. `Response.text()` would take everything for UTF-8, accents of older pages too.
 */
function decoderFor(response: Response, bytes: Uint8Array): TextDecoder {
  const type = response.headers.get('Content-Type') ?? '';
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const told = isMarked ? null : (charsetIn(type) ?? (/html/i.test(type) ? metaCharset(bytes) : null));
  try {
    return new TextDecoder(told ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

function metaCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const meta = [...start.matchAll(/<meta\s[^>]*>/gi)]
    .map(([tag]) => charsetIn(tag))
    .find((name) => name !== null);
  // A page in which we could read this cannot be in UTF-16: the standard takes it for UTF-8.
  return meta === undefined || /^utf-?16/i.test(meta) ? null : meta;
}

function charsetIn(text: string): string | null {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(text)?.[1] ?? null;
}

/** The answer's JSON, not yet checked: whoever asks gives it a shape. */
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
