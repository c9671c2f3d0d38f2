/** A failure that a route can be set to produce. */
export type Fault =
  | { readonly kind: 'latency'; readonly ms: number }
  /** `retryAfter`, in seconds, is sent as the `Retry-After` header. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** The connection closes in the middle of the body. */
  | { readonly kind: 'cut' }
  /** An HTML page in place of JSON, as a captive portal or a maintenance page returns. */
  | { readonly kind: 'html' }
  /** A sign-in form in place of the response, with status 200. */
  | { readonly kind: 'login-page' }
  /** JSON that matches no known contract. */
  | { readonly kind: 'other-json' }
  /** A page of five million characters. */
  | { readonly kind: 'too-long' }
  /** The JSON body is `[]`, as PHP writes an empty map. */
  | { readonly kind: 'empty-array' }
  /** The portal's home page has an expired token. */
  | { readonly kind: 'expired-token' }
  /** The portal's home page has a token of another school. */
  | { readonly kind: 'foreign-token' }
  /** The portal's home page has a token that becomes valid in an hour. */
  | { readonly kind: 'not-yet-valid-token' }
  /** The portal's home page has a token without a person's identifier. */
  | { readonly kind: 'nameless-token' }
  /** The portal rejects every sign-on as an unknown account. */
  | { readonly kind: 'unknown-account' }
  /** The library responds as if the borrower were unknown. */
  | { readonly kind: 'unknown-borrower' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The connection closes before any response. */
  | { readonly kind: 'refuse' };

export type LimitedFault = Fault & {
  /** Number of requests that it applies to; all of them by default. */ readonly times?: number;
};

/** The faults that are set, at most one per route. */
export class Faults<RouteName extends string> {
  readonly #active = new Map<RouteName, { fault: Fault; left: number }>();

  set(route: RouteName, fault: LimitedFault): void {
    this.#active.set(route, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(route?: RouteName): void {
    if (route === undefined) this.#active.clear();
    else this.#active.delete(route);
  }

  /** The fault for this request, or null; counts down a limited fault. */
  take(route: RouteName): Fault | null {
    const entry = this.#active.get(route);
    if (entry === undefined || entry.left <= 0) return null;
    entry.left -= 1;
    return entry.fault;
  }
}
