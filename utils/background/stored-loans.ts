import { reportFailure } from '../browser/log.ts';
import { createLoanStore } from '../storage/loan-store.ts';
import {
  readEverything,
  readLoans,
  reviseReadings,
  wipeLoans,
  writeLoans,
} from '../storage/loans-database.ts';

/** The loans database of this background, which keeps in memory what the database does not take. */
export const storedLoans = createLoanStore({
  read: readLoans,
  write: writeLoans,
  revise: reviseReadings,
  everything: readEverything,
  wipe: wipeLoans,
  failed: reportFailure,
});
