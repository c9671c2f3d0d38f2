import { loanSources } from './loan.ts';
import type { Portal } from './portal.ts';

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
