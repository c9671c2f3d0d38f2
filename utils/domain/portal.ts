import type { FeedSettings } from './feed.ts';
import { type LoanSource, loanSources } from './loan.ts';
import type { Rne } from './rne.ts';
import type { Webspace } from './webspace.ts';

/**
 * How a signed-in user of PRONOTE becomes a signed-in user of the portal.
 * `cas`: a CAS 3.0 server (PRONOTE's, an ENT's or the portal's own) answers without asking when the user is known.
 */
export type Delegation =
  | { readonly kind: 'none' }
  /** The person follows PRONOTE's own link to the portal, which signs them in, and the portal's page hands over. */
  | { readonly kind: 'pronote' }
  /** `signOnAddress` is the CAS server's login address. */
  | { readonly kind: 'cas'; readonly signOnAddress: string };

/** An e-sidoc portal as an administrator defined it. */
export interface Portal {
  readonly id: string;
  readonly rne: Rne;
  readonly name: string;
  readonly description: string;
  /** The portal's origin, without a slash at the end: `https://9990001x.esidoc.fr`. */
  readonly address: string;
  /** Address of the portal's results page, with `{terms}` where the typed words go. */
  readonly searchTemplate: string;
  readonly delegation: Delegation;
  /** Base address of a gateway that answers the partner loans contract to the user's token; null without one. */
  readonly loansApi: string | null;
  /** Where loans are recovered from; empty where they are not recovered for this portal. */
  readonly loanSources: readonly LoanSource[];
  /** Classes that see this portal, `*` for any run of characters (`6*`); empty for all. */
  readonly classes: readonly string[];
  /** Webspaces that show this portal; empty for all. */
  readonly webspaces: readonly Webspace[];
  /** How its users are exported; absent until an administrator has said so. */
  readonly feed?: FeedSettings;
}

/**
 * The fields that two portals are compared by, in the order in which differences are listed, with the locale key of
 * their name. A field that is missing here does not compile.
 */
export const portalFields = {
  rne: 'field_rne',
  name: 'field_name',
  description: 'field_description',
  address: 'field_address',
  delegation: 'sign_on_title',
  searchTemplate: 'field_template',
  loansApi: 'field_loans_api',
  loanSources: 'recovery_title',
  classes: 'change_classes',
  webspaces: 'change_webspaces',
  feed: 'section_exports',
} as const satisfies Readonly<Record<Exclude<keyof Portal, 'id'>, string>>;

export type PortalField = keyof typeof portalFields;

/**
 * Whether the portal itself is to be asked for loans: one of its chosen sources is asked, and is set up. Else nothing is
 * asked, and only what PRONOTE's own page tells may be shown.
 */
export function isAskedForLoans({
  loanSources: chosen,
  loansApi,
}: Pick<Portal, 'loanSources' | 'loansApi'>): boolean {
  return chosen.some(
    (source) => loanSources[source].askedFor && (source !== 'loans-api' || loansApi !== null),
  );
}

/** The addresses that a portal's settings make the extension send requests to. */
export function portalAddresses({ address, delegation, loansApi }: Portal): readonly string[] {
  return [address, delegation.kind === 'cas' ? delegation.signOnAddress : null, loansApi].filter(
    (one) => one !== null,
  );
}
