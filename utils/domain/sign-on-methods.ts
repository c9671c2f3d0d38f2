interface SignOnTraits {
  /** The URL of a silent sign-on at a server whose address the portal's settings give; null for a method without one. */
  readonly serverUrl: ServerUrl | null;
  /** True when only PRONOTE's own link to the portal signs users in. */
  readonly throughPronote: boolean;
}

/**
 * The URL at which the server signs its visitor on to a page of the portal. With `gateway` it never shows a form: it
 * redirects at once, with a ticket or without.
 */
type ServerUrl = (loginAddress: string, page: string, gateway: boolean) => string;

/**
 * How a user who is signed in to PRONOTE becomes signed in to the portal. Their texts are `sign_on_…` and
 * `sign_on_…_hint`.
 */
export const signOnMethods = {
  /** Users sign in on the portal's own page. */
  none: { serverUrl: null, throughPronote: false },
  /** PRONOTE's link to the portal signs users in; the portal's page then hands its session over to the extension. */
  pronote: { serverUrl: null, throughPronote: true },
  /** A CAS 3.0 server: PRONOTE's, an ENT's or the portal's own. */
  cas: { serverUrl: casUrl, throughPronote: false },
} as const satisfies Record<string, SignOnTraits>;

export type SignOnMethod = keyof typeof signOnMethods;

export type ServerSignOnMethod = {
  [Method in SignOnMethod]: (typeof signOnMethods)[Method]['serverUrl'] extends null ? never : Method;
}[SignOnMethod];

type ServerlessSignOnMethod = Exclude<SignOnMethod, ServerSignOnMethod>;

/** The sign-on settings of a portal. */
export type Delegation =
  | { readonly kind: ServerlessSignOnMethod }
  /** `signOnAddress` is the server's login address. */
  | { readonly kind: ServerSignOnMethod; readonly signOnAddress: string };

/** In the order in which they are offered. */
export const signOnMethodNames = Object.keys(signOnMethods) as readonly SignOnMethod[];
export const serverSignOnMethods = signOnMethodNames.filter(hasServer);
export const serverlessSignOnMethods = signOnMethodNames.filter((method) => !hasServer(method));

/** Whether the method needs the address of a sign-on server. */
export function hasServer(method: SignOnMethod): method is ServerSignOnMethod {
  return signOnMethods[method].serverUrl !== null;
}

/** The settings of a method; the address is ignored for a method without a server. */
export function delegationOf(method: SignOnMethod, signOnAddress: string): Delegation {
  return hasServer(method) ? { kind: method, signOnAddress } : { kind: method };
}

/** The server's login address; null for a method without a server. */
export function signOnServer(delegation: Delegation): string | null {
  return 'signOnAddress' in delegation ? delegation.signOnAddress : null;
}

/** The URL that signs the user on to a page of the portal; null for a method without a server. */
export function signOnUrl(delegation: Delegation, page: string, gateway: boolean): string | null {
  return 'signOnAddress' in delegation
    ? signOnMethods[delegation.kind].serverUrl(delegation.signOnAddress, page, gateway)
    : null;
}

/** CAS Protocol 3.0 specification, §2.1.1. */
function casUrl(loginAddress: string, page: string, gateway: boolean): string {
  const url = new URL(loginAddress);
  url.searchParams.set('service', new URL(page).href);
  if (gateway) url.searchParams.set('gateway', 'true');
  return url.href;
}
