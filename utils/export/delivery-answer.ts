import { z } from 'zod';
import type { DeliveryFailure, Receipt, Refusal } from '../domain/delivery.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { isRedirect, parseJson, retryAfterMs, readText } from '../http/http.ts';

export interface DeliveryCircumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** These very bytes were sent before, and nobody saw how that ended. */
  readonly triedBefore: boolean;
  /** Taken out of whatever the portal says, should it repeat it. */
  readonly token: string;
}

const longestDescription = 2_000;

/** As much of each text as an administrator can read; a portal may give one, two or all of them. */
const RefusalBody = z
  .object({
    error: z.string().catch(''),
    error_description: z.string().catch(''),
    error_uri: z.string().catch(''),
  })
  .transform(
    ({ error, error_description, error_uri }): Refusal => ({
      error: cut(error, 200),
      description: cut(error_description, longestDescription),
      address: httpsAddress(error_uri),
    }),
  );

const noReason: Refusal = { error: '', description: '', address: null };

/**
 * Assumed, as no public source says how a portal names it: words in `error` that tell of the same feed, or of another
 * for the school, received a short while ago. After a try whose end nobody saw, that other can only be this one.
 */
const receivedBefore = /already|duplicate|too[\s_-]?(soon|early|many|frequent)/i;

/** What the portal's answer to a feed says. A body that breaks off leaves what its status says. */
export async function readDeliveryAnswer(
  response: Response,
  { now, triedBefore, token }: DeliveryCircumstances,
): Promise<Result<Receipt, DeliveryFailure>> {
  const { status } = response;
  if (isRedirect(response)) return fail({ kind: 'redirected' });
  const text = await readText(response);
  const body = text.ok ? text.value.replaceAll(token, '…') : '';
  const refusal = readRefusal(body);
  if (triedBefore && isReceivedBefore(status, refusal)) return succeed({ at: now, receivedBefore: true });
  if (response.ok) return accepted(body, refusal, now);
  return fail(failureOf(response, refusal ?? noReason, now));
}

/** An accepted feed, unless what came with that status is a page for people, or names an error. */
function accepted(body: string, refusal: Refusal | null, now: number): Result<Receipt, DeliveryFailure> {
  if (refusal !== null && refusal.error !== '') return fail({ kind: 'refused', refusal });
  if (/^\s*<(!doctype html|html)\b/i.test(body)) return fail({ kind: 'not-a-reception' });
  return succeed({ at: now, receivedBefore: false });
}

function failureOf(response: Response, refusal: Refusal, now: number): DeliveryFailure {
  const { status } = response;
  if (status === 401) return { kind: 'not-signed-in' };
  if (status === 403) return { kind: 'not-allowed' };
  if (status === 404 || status === 405 || status === 410) return { kind: 'not-a-reception' };
  if (status === 413) return { kind: 'too-large' };
  if (status === 429 || status === 503) return { kind: 'busy', forMilliseconds: retryAfterMs(response, now) };
  // A server that breaks, or a gateway that gives up waiting, may have taken it all the same.
  if (status >= 500) return { kind: 'unknown', why: 'portal-failed' };
  return { kind: 'refused', refusal };
}

function isReceivedBefore(status: number, refusal: Refusal | null): boolean {
  if (status === 409) return true;
  return (status === 400 || status === 429) && receivedBefore.test(refusal?.error ?? '');
}

/** Null when the body is no JSON object. */
function readRefusal(body: string): Refusal | null {
  const json = parseJson(body);
  const parsed = RefusalBody.safeParse(json.ok ? json.value : null);
  return parsed.success ? parsed.data : null;
}

function cut(text: string, longest: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be shown
  const readable = text.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return readable.length > longest ? `${readable.slice(0, longest).toWellFormed()}…` : readable;
}

function httpsAddress(text: string): string | null {
  if (text.length > longestDescription || !URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' ? href : null;
}
