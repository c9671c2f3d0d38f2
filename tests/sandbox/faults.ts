/** What a route can be told to do wrong. */
export type Fault =
  | { readonly kind: 'latency'; readonly ms: number }
  /** `retryAfter`, in seconds, becomes the header of that name. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** The connection goes midway in the body. */
  | { readonly kind: 'cut' }
  /** An HTML page where JSON was due, as a captive portal or a maintenance page does. */
  | { readonly kind: 'html' }
  /** A sign-in form in place of the answer, with status 200. */
  | { readonly kind: 'login-page' }
  /** JSON, but of no known contract. */
  | { readonly kind: 'other-json' }
  /** A page of five million characters. */
  | { readonly kind: 'too-long' }
  /** The JSON body is `[]`, as PHP writes an empty map. */
  | { readonly kind: 'empty-array' }
  /** The portal's home page hands out a token that is past its time. */
  | { readonly kind: 'expired-token' }
  /** The portal's home page hands out a token of another school. */
  | { readonly kind: 'foreign-token' }
  /** The portal's home page hands out a token whose time begins in an hour. */
  | { readonly kind: 'not-yet-valid-token' }
  /** The portal's home page hands out a token that does not name its person. */
  | { readonly kind: 'nameless-token' }
  /** The portal lets nobody in: as if it knew no account. */
  | { readonly kind: 'unknown-account' }
  /** The library answers as if it had no borrower of that name. */
  | { readonly kind: 'unknown-borrower' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The connection goes before any answer. */
  | { readonly kind: 'refuse' };

export type LimitedFault = Fault & {
  /** How many requests it strikes; all of them without it. */ readonly times?: number;
};

/** Faults in force, at most one per route. */
export class Faults<RouteName extends string> {
  readonly #inForce = new Map<RouteName, { fault: Fault; left: number }>();

  set(route: RouteName, fault: LimitedFault): void {
    this.#inForce.set(route, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(route?: RouteName): void {
    if (route === undefined) this.#inForce.clear();
    else this.#inForce.delete(route);
  }

  /** The fault that strikes this request, or null; a limited fault is used up by being taken. */
  take(route: RouteName): Fault | null {
    const entry = this.#inForce.get(route);
    if (entry === undefined || entry.left <= 0) return null;
    entry.left -= 1;
    return entry.fault;
  }
}
