import type { EndpointDoubt, EndpointFault } from './feed-endpoint.ts';

/** What a portal says of a feed that it does not take (GIP-RECIA/Esidoc-WS, EsidocError). Its texts may name people. */
export interface Refusal {
  /** The portal's short name for it, and its sentence; empty where it gives none. */
  readonly error: string;
  readonly description: string;
  /** An https page that says more; null without one. */
  readonly address: string | null;
}

export interface Receipt {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The portal says that it already had these very bytes, after a first try whose end nobody saw. */
  readonly receivedBefore: boolean;
}

export type DeliveryFailure =
  /** Nothing was sent. */
  | { readonly kind: 'bad-endpoint'; readonly fault: EndpointFault }
  | { readonly kind: 'doubtful-endpoint'; readonly doubt: EndpointDoubt }
  /** There is none, or no header can carry it. */
  | { readonly kind: 'bad-token' }
  /** The browser has not been allowed to speak to the endpoint's host. */
  | { readonly kind: 'not-permitted' }
  /** Another feed for the same school went out too short a while ago. */
  | { readonly kind: 'too-soon'; readonly maySendAt: number }
  | { readonly kind: 'cancelled' }
  /** The portal answered, and has not taken it. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'not-allowed' }
  /** No reception of feeds at this address: there is nothing, a web page, or another method. */
  | { readonly kind: 'not-a-reception' }
  | { readonly kind: 'too-large' }
  /** It sends elsewhere: neither the token nor a user's name goes there. */
  | { readonly kind: 'redirected' }
  | { readonly kind: 'busy'; readonly forMilliseconds: number | null }
  /** Nobody knows whether it has arrived: sending the same bytes again does no harm. */
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

/** How far a delivery has come. Browsers do not tell how many of the bytes have left. */
export type DeliveryProgress =
  | { readonly kind: 'sending'; readonly bytes: number; readonly timeoutMs: number }
  | { readonly kind: 'answered' };
