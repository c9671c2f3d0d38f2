import { type FetchedLoanSource, isFetched, loanSourceNames } from '../domain/loan-sources.ts';
import { accountPage } from './account-page.ts';
import type { LoanSourceAdapter } from './loan-source.ts';
import { loansApi } from './loans-api.ts';

/** The adapter of each fetched source of loans. */
export const adapterBySource: Readonly<Record<FetchedLoanSource, LoanSourceAdapter>> = {
  'loans-api': loansApi,
  'account-page': accountPage,
};

/** In the order in which they are tried. */
export const loanSourceAdapters: readonly LoanSourceAdapter[] = loanSourceNames
  .filter(isFetched)
  .map((source) => adapterBySource[source]);
