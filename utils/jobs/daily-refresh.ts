import { concerns } from '../domain/audience.ts';
import type { Borrower } from '../domain/borrower.ts';
import { localCalendarDate } from '../domain/calendar-date.ts';
import type { Portal } from '../domain/portal.ts';
import type { Now } from '../platform/clock.ts';
import type { LoanStore } from '../storage/loan-store.ts';
import type { LoanRefresh } from './loan-refresh.ts';

export interface DailyRefreshPorts {
  readonly now: Now;
  /** The person at the computer; null when nobody is known. */
  readonly current: () => Promise<Borrower | null>;
  readonly portals: () => Promise<readonly Portal[]>;
  readonly loanRefresh: LoanRefresh;
  readonly store: Pick<LoanStore, 'purge'>;
}

/** Reads what is due for the person at the computer, and forgets what is too old. A portal that fails does not stop another. */
export async function refreshWhatIsDue(ports: DailyRefreshPorts): Promise<void> {
  const borrower = await ports.current();
  if (borrower === null) return;
  const portals = (await ports.portals()).filter((portal) => concerns(portal, borrower.person));
  await Promise.allSettled(portals.map((portal) => ports.loanRefresh.refresh(portal, borrower, 'alarm')));
  await ports.store.purge(localCalendarDate(new Date(ports.now())));
}
