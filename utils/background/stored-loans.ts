import { reportFailure } from '../browser/log.ts';
import { createLoanStore } from '../storage/loan-store.ts';

/** The loans database of this background, which keeps in memory what the database does not take. */
export const storedLoans = createLoanStore(reportFailure);
