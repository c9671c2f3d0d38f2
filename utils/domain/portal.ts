import type { FeedSettings } from './feed.ts';
import { isConfigured, isFetched, type LoanSource } from './loan-sources.ts';
import type { Rne } from './rne.ts';
import { type Delegation, signOnServer } from './sign-on-methods.ts';
import type { Webspace } from './webspace.ts';

/** An e-sidoc portal as an administrator defined it. */
export interface Portal {
  readonly id: string;
  readonly rne: Rne;
  readonly name: string;
  readonly description: string;
  /** The portal's origin, without a trailing slash: `https://9990001x.esidoc.fr`. */
  readonly address: string;
  /** Address of the portal's results page, with `{terms}` in place of the searched words. */
  readonly searchTemplate: string;
  readonly delegation: Delegation;
  /** Base address of a gateway that implements the partner loans contract for the user's token; null without one. */
  readonly loansApi: string | null;
  /** Where loans are read from; empty where loans are not shown for this portal. */
  readonly loanSources: readonly LoanSource[];
  /** Classes to which this portal is shown, with `*` for any characters (`6*`); empty for all. */
  readonly classes: readonly string[];
  /** Webspaces in which this portal is shown; empty for all. */
  readonly webspaces: readonly Webspace[];
  /** How its users are exported; absent until an administrator has configured it. */
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

/** Whether loans are requested from the portal; otherwise only those that PRONOTE's page shows are known. */
export function fetchesLoans(portal: Pick<Portal, 'loanSources' | 'loansApi'>): boolean {
  return portal.loanSources.some((source) => isFetched(source) && isConfigured(source, portal));
}

/** The addresses whose hosts the extension contacts for this portal. */
export function portalAddresses({ address, delegation, loansApi }: Portal): readonly string[] {
  return [address, signOnServer(delegation), loansApi].filter((one) => one !== null);
}
