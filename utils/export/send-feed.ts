import type { DeliveryFailure, DeliveryProgress, Receipt } from '../domain/delivery.ts';
import type { ExportRecord } from '../domain/export-record.ts';
import { maySendAt, unsettled } from '../domain/export-record.ts';
import { endpointDoubt, type FeedEndpoint, readEndpoint } from '../domain/feed-endpoint.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import type { Fetch } from '../http/http.ts';
import { readDeliveryAnswer } from './delivery-answer.ts';

export interface DeliveryPorts {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the browser lets the extension speak to this address's host. */
  readonly hasHostPermission: (address: string) => Promise<boolean>;
}

export interface DeliveryOrder {
  readonly endpoint: string;
  readonly portalRne: Rne;
  /** The administrator has said that another school's endpoint is meant. */
  readonly otherSchoolConfirmed: boolean;
  readonly token: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, in hexadecimal: the same bytes go under the same key each time. */
  readonly sha256: string;
  /** The archive's records as they were before this try. */
  readonly earlier: readonly ExportRecord[];
}

export interface DeliveryWatch {
  readonly progress: (progress: DeliveryProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a feed to a portal, once: `POST {endpoint}` with `Content-Type: application/xml` and a bearer token
 * (GIP-RECIA/Esidoc-WS, ExportServiceImpl). To be called from a page or its worker: Chrome ends a background that waits
 * more than 30 seconds for an answer.
 *
 * By `fetch` and not by `XMLHttpRequest`, which tells how many bytes have left but follows every redirect, and would
 * carry the users to wherever it leads. A streamed body would tell too, but Firefox sends none.
 *
 * `Idempotency-Key` is assumed (IETF, draft-ietf-httpapi-idempotency-key-header); a portal that does not know it passes
 * it over.
 */
export async function deliver(
  ports: DeliveryPorts,
  order: DeliveryOrder,
  watch: DeliveryWatch,
): Promise<Result<Receipt, DeliveryFailure>> {
  const endpoint = await departure(ports, order);
  if (!endpoint.ok) return endpoint;
  if (watch.signal.aborted) return fail({ kind: 'cancelled' });
  const { rne } = endpoint.value;
  const triedBefore = unsettled(order.earlier, { rne, sha256: order.sha256 }).length > 0;
  const patience = patienceFor(order.bytes.length);
  const outOfPatience = AbortSignal.timeout(patience);
  const signal = AbortSignal.any([watch.signal, outOfPatience]);
  watch.progress({ kind: 'sending', bytes: order.bytes.length, timeoutMs: patience });
  try {
    const response = await ports.fetch(endpoint.value.address, request(order, signal));
    watch.progress({ kind: 'answered' });
    return await readDeliveryAnswer(response, { now: ports.now(), triedBefore, token: order.token });
  } catch {
    // The error's own text is of the browser, and says no more than this.
    if (watch.signal.aborted) return fail({ kind: 'unknown', why: 'cancelled' });
    return fail({ kind: 'unknown', why: outOfPatience.aborted ? 'timed-out' : 'cut' });
  }
}

/** Where it goes, or why it must not leave at all. */
async function departure(
  { now, hasHostPermission }: DeliveryPorts,
  { endpoint, portalRne, otherSchoolConfirmed, token, sha256, earlier }: DeliveryOrder,
): Promise<Result<FeedEndpoint, DeliveryFailure>> {
  const read = readEndpoint(endpoint);
  if (!read.ok) return fail({ kind: 'bad-endpoint', fault: read.failure });
  const doubt = endpointDoubt(read.value, portalRne);
  if (doubt !== null && !otherSchoolConfirmed) return fail({ kind: 'doubtful-endpoint', doubt });
  if (!isBearerToken(token)) return fail({ kind: 'bad-token' });
  const free = maySendAt(earlier, { rne: read.value.rne, sha256 }, now());
  if (free !== null) return fail({ kind: 'too-soon', maySendAt: free });
  return (await hasHostPermission(read.value.address))
    ? succeed(read.value)
    : fail({ kind: 'not-permitted' });
}

/** RFC 6750, §2.1: what a bearer token is written with. */
export function isBearerToken(text: string): boolean {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(text);
}

/** Milliseconds: a minute, and the time that a slow school line (50 kB a second) takes for the bytes. */
export function patienceFor(bytes: number): number {
  return 60_000 + Math.ceil(bytes / 50);
}

function request({ bytes, token, sha256 }: DeliveryOrder, signal: AbortSignal): RequestInit {
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/xml',
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': sha256,
    },
    body: bytes,
    credentials: 'omit',
    // An answer that sends elsewhere is told apart from a cut line, and not followed.
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  };
}
