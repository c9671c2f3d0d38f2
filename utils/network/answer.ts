import { fail, type Result, succeed } from '../domain/result.ts';

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** Why an answer's body could not be used: it broke off on its way, or it is not what it should be. */
export type BodyFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Others that read e-sidoc give it ten seconds too (edificeio/entcore). */
const patienceMilliseconds = 10_000;

/** Far more than any page or answer of a portal; a longer one is not read. */
const longestBody = 4_000_000;

/** The portal's answer whatever its status, or null when none came in time. */
export async function ask(fetch: Fetch, address: string, init: RequestInit): Promise<Response | null> {
  const patience = AbortSignal.timeout(patienceMilliseconds);
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
  const text = response.headers.get('Retry-After') ?? '';
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  const isTold = Number.isFinite(milliseconds) && milliseconds > 0;
  return {
    kind: 'paused',
    forMilliseconds: isTold ? Math.min(milliseconds, longestPauseMilliseconds) : null,
  };
}

/** True for an answer that sends elsewhere, when redirects are not followed: browsers hide where to. */
export function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}

export async function readText(response: Response): Promise<Result<string, BodyFailure>> {
  try {
    const text = await response.text();
    return text.length <= longestBody
      ? succeed(text)
      : fail({ kind: 'unreadable', detail: 'answer too long' });
  } catch {
    return fail({ kind: 'unreachable' });
  }
}

/** The answer's JSON, not yet checked: whoever asks gives it a shape. */
export async function readJson(response: Response): Promise<Result<unknown, BodyFailure>> {
  const text = await readText(response);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value);
    return succeed(value);
  } catch {
    return fail({ kind: 'unreadable', detail: 'answer is not JSON' });
  }
}
