import { type FetchedLoanSource, isFetched, loanSourceNames } from '../domain/loan-sources.ts';
import type { Portal } from '../domain/portal.ts';
import { accountPage } from './account-page.ts';
import { accountAddress, gatewayAddress } from './addresses.ts';
import type { LoanSourceAdapter } from './loan-source.ts';
import { loansApi } from './loans-api.ts';

const adapters: Readonly<Record<FetchedLoanSource, LoanSourceAdapter>> = {
  'loans-api': loansApi,
  'account-page': accountPage,
};

/** In the order in which they are tried. */
export const loanSourceAdapters: readonly LoanSourceAdapter[] = /* @__PURE__ */ loanSourceNames
  .filter(isFetched)
  .map((source) => adapters[source]);

/**
 * The address that each source requests, without personal data, for diagnostics; null for a source that is not
 * configured. Apart from the adapters: a page that only displays addresses loads no parser.
 */
export const displayAddresses: Readonly<Record<FetchedLoanSource, (portal: Portal) => string | null>> = {
  'loans-api': (portal) => gatewayAddress(portal, '…'),
  'account-page': accountAddress,
};
