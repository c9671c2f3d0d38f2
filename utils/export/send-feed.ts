import { systemNow } from '../browser/clock.ts';
import { hasUserDataPermission } from '../browser/permissions.ts';
import type { DeliveryFailure, DeliveryProgress, Receipt } from '../domain/delivery.ts';
import { type ExportRecord, maySendAt, unsettled } from '../domain/export-record.ts';
import { endpointDoubt, type FeedEndpoint, readEndpoint } from '../domain/feed-endpoint.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import type { Fetch } from '../http/http.ts';
import { readDeliveryResponse } from './delivery-response.ts';

export interface Delivery {
  readonly endpoint: string;
  readonly portalRne: Rne;
  /** The administrator has confirmed an endpoint of another school. */
  readonly otherSchoolConfirmed: boolean;
  readonly token: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, in hexadecimal: the idempotency key of every attempt to send them. */
  readonly sha256: string;
  /** The archive's records before this attempt. */
  readonly earlier: readonly ExportRecord[];
}

export interface DeliveryOptions {
  readonly progress: (progress: DeliveryProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a feed to a portal, once: `POST {endpoint}` with `Content-Type: application/xml` and a bearer token
 * (GIP-RECIA/Esidoc-WS, ExportServiceImpl). Call it from a page or its worker: Chrome terminates a background script
 * that waits longer than 30 seconds for a response.
 *
 * Uses `fetch` rather than `XMLHttpRequest`, which reports upload progress but follows redirects, and so could send the
 * users to another host. A streamed request body would report progress too, but Firefox does not support it.
 *
 * Assumed: a portal that does not know `Idempotency-Key` (IETF, draft-ietf-httpapi-idempotency-key-header) ignores it.
 */
export async function sendFeed(
  fetch: Fetch,
  delivery: Delivery,
  { progress, signal }: DeliveryOptions,
): Promise<Result<Receipt, DeliveryFailure>> {
  const endpoint = await checkDelivery(delivery);
  if (!endpoint.ok) return endpoint;
  if (signal.aborted) return fail({ kind: 'cancelled' });
  const { rne, address } = endpoint.value;
  const triedBefore = unsettled(delivery.earlier, { rne, sha256: delivery.sha256 }).length > 0;
  const timeoutMs = timeoutFor(delivery.bytes.length);
  const timeout = AbortSignal.timeout(timeoutMs);
  progress({ kind: 'sending', bytes: delivery.bytes.length, timeoutMs });
  try {
    const response = await fetch(address, requestOf(delivery, AbortSignal.any([signal, timeout])));
    progress({ kind: 'answered' });
    return await readDeliveryResponse(response, { now: systemNow(), triedBefore, token: delivery.token });
  } catch {
    // The browser's error message adds no information.
    if (signal.aborted) return fail({ kind: 'unknown', why: 'cancelled' });
    return fail({ kind: 'unknown', why: timeout.aborted ? 'timed-out' : 'cut' });
  }
}

/** The endpoint, or why nothing may be sent. */
async function checkDelivery({
  endpoint,
  portalRne,
  otherSchoolConfirmed,
  token,
  sha256,
  earlier,
}: Delivery): Promise<Result<FeedEndpoint, DeliveryFailure>> {
  const read = readEndpoint(endpoint);
  if (!read.ok) return fail({ kind: 'bad-endpoint', fault: read.failure });
  const doubt = endpointDoubt(read.value, portalRne);
  if (doubt !== null && !otherSchoolConfirmed) return fail({ kind: 'doubtful-endpoint', doubt });
  if (!isBearerToken(token)) return fail({ kind: 'bad-token' });
  const sendAt = maySendAt(earlier, { rne: read.value.rne, sha256 }, systemNow());
  if (sendAt !== null) return fail({ kind: 'too-soon', maySendAt: sendAt });
  return (await hasUserDataPermission(read.value.address))
    ? succeed(read.value)
    : fail({ kind: 'not-permitted' });
}

/** Whether a text has the syntax of a bearer token (RFC 6750, §2.1). */
export function isBearerToken(text: string): boolean {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(text);
}

/** Milliseconds: a minute, and the time for the bytes on a slow school line (50 kB a second). */
export function timeoutFor(bytes: number): number {
  return 60_000 + Math.ceil(bytes / 50);
}

function requestOf({ bytes, token, sha256 }: Delivery, signal: AbortSignal): RequestInit {
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/xml',
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': sha256,
    },
    body: bytes,
    credentials: 'omit',
    // A redirect is reported as such; `error` would not differ from a network failure.
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  };
}
