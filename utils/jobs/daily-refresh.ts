import { concerns } from '../domain/audience.ts';
import type { Borrower } from '../domain/borrower.ts';
import type { Portal } from '../domain/portal.ts';
import type { LoanRefresh } from './loan-refresh.ts';

export interface DailyRefreshPorts {
  /** The person at the computer; null when nobody is known. */
  readonly current: () => Promise<Borrower | null>;
  readonly portals: () => Promise<readonly Portal[]>;
  readonly loanRefresh: LoanRefresh;
}

/** Reads what is due for the person at the computer. A portal that fails does not stop another. */
export async function refreshWhatIsDue(ports: DailyRefreshPorts): Promise<void> {
  const borrower = await ports.current();
  if (borrower === null) return;
  const portals = (await ports.portals()).filter((portal) => concerns(portal, borrower.person));
  await Promise.allSettled(portals.map((portal) => ports.loanRefresh.refresh(portal, borrower, 'alarm')));
}
