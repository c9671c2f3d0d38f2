import type { EndpointDoubt, EndpointFault } from './feed-endpoint.ts';

/** A portal's reason to refuse a feed (GIP-RECIA/Esidoc-WS, EsidocError). Its texts may contain personal data. */
export interface Refusal {
  /** The portal's error code and description; empty when missing. */
  readonly error: string;
  readonly description: string;
  /** An https page with more information. */
  readonly address: string | null;
}

export interface Receipt {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The portal already had these bytes, from an earlier attempt with an unknown outcome. */
  readonly receivedBefore: boolean;
}

export type DeliveryFailure =
  /** Nothing was sent. */
  | { readonly kind: 'bad-endpoint'; readonly fault: EndpointFault }
  | { readonly kind: 'doubtful-endpoint'; readonly doubt: EndpointDoubt }
  /** Missing, or not valid in a header. */
  | { readonly kind: 'bad-token' }
  /** The extension has no permission for the endpoint's host. */
  | { readonly kind: 'not-permitted' }
  /** Another feed of the same school was sent too recently. */
  | { readonly kind: 'too-soon'; readonly maySendAt: number }
  | { readonly kind: 'cancelled' }
  /** The portal responded and refused the feed. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'not-allowed' }
  /** The address does not receive feeds: not found, a web page, or another method. */
  | { readonly kind: 'not-a-reception' }
  | { readonly kind: 'too-large' }
  /** A redirect, which is not followed: it would send the token and the users elsewhere. */
  | { readonly kind: 'redirected' }
  | { readonly kind: 'busy'; readonly forMilliseconds: number | null }
  /** The portal may have received the feed; sending the same bytes again is safe. */
  | { readonly kind: 'unknown'; readonly why: 'timed-out' | 'cut' | 'cancelled' | 'portal-failed' };

export type DeliveryFailureKind = DeliveryFailure['kind'];

export const deliveryFailureKinds = [
  'bad-endpoint',
  'doubtful-endpoint',
  'bad-token',
  'not-permitted',
  'too-soon',
  'cancelled',
  'refused',
  'not-signed-in',
  'not-allowed',
  'not-a-reception',
  'too-large',
  'redirected',
  'busy',
  'unknown',
] as const satisfies readonly DeliveryFailureKind[];

/** Progress of a delivery; `fetch` reports no upload progress. */
export type DeliveryProgress =
  | { readonly kind: 'sending'; readonly bytes: number; readonly timeoutMs: number }
  | { readonly kind: 'answered' };
