import { z } from 'zod';
import type { DeliveryFailure, Receipt, Refusal } from '../domain/delivery.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { isRedirect, parseJson, readText, retryAfterMs } from '../http/http.ts';

export interface ResponseContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The same bytes were sent before with an unknown outcome. */
  readonly triedBefore: boolean;
  /** Redacted from the portal's texts. */
  readonly token: string;
}

const longestDescription = 2_000;

/** The portal's texts, each truncated to what an administrator can read. */
const RefusalBody = z
  .object({
    error: z.string().catch(''),
    error_description: z.string().catch(''),
    error_uri: z.string().catch(''),
  })
  .transform(
    ({ error, error_description, error_uri }): Refusal => ({
      error: readableText(error, 200),
      description: readableText(error_description, longestDescription),
      address: httpsAddress(error_uri),
    }),
  );

const noReason: Refusal = { error: '', description: '', address: null };

/**
 * Assumed, as no public source names it: words in `error` for a feed that was received a short while ago, the same or
 * another of the school. After an attempt with an unknown outcome, it can only be that one.
 */
const receivedBefore = /already|duplicate|too[\s_-]?(soon|early|many|frequent)/i;

/** Interprets the portal's response to a feed. Without a complete body, the status alone decides. */
export async function readDeliveryResponse(
  response: Response,
  { now, triedBefore, token }: ResponseContext,
): Promise<Result<Receipt, DeliveryFailure>> {
  if (isRedirect(response)) return fail({ kind: 'redirected' });
  const text = await readText(response);
  const body = text.ok ? text.value.replaceAll(token, '…') : '';
  const refusal = readRefusal(body);
  if (triedBefore && isReceivedBefore(response.status, refusal))
    return succeed({ at: now, receivedBefore: true });
  if (response.ok) return acceptedResponse(body, refusal, now);
  return fail(failureOf(response, refusal ?? noReason, now));
}

/** A success status with an HTML page or an error in the body is a failure all the same. */
function acceptedResponse(
  body: string,
  refusal: Refusal | null,
  now: number,
): Result<Receipt, DeliveryFailure> {
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
  // The server may have received the feed before it failed, or behind a gateway that timed out.
  if (status >= 500) return { kind: 'unknown', why: 'portal-failed' };
  return { kind: 'refused', refusal };
}

function isReceivedBefore(status: number, refusal: Refusal | null): boolean {
  if (status === 409) return true;
  return (status === 400 || status === 429) && receivedBefore.test(refusal?.error ?? '');
}

/** Null when the body is not a JSON object. */
function readRefusal(body: string): Refusal | null {
  const json = parseJson(body);
  const parsed = RefusalBody.safeParse(json.ok ? json.value : null);
  return parsed.success ? parsed.data : null;
}

/** One line without control characters and direction marks. */
function readableText(text: string, longest: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed here
  const readable = text.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return readable.length > longest ? `${readable.slice(0, longest).toWellFormed()}…` : readable;
}

function httpsAddress(text: string): string | null {
  if (text.length > longestDescription || !URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' ? href : null;
}
