import type { Computer } from '../domain/computer.ts';
import type { Now } from '../platform/clock.ts';
import type { forgetHistory, purgeHistory } from '../storage/search-history-database.ts';

export interface HistoryPurgePorts {
  readonly now: Now;
  readonly computer: () => Promise<Computer>;
  readonly purgeHistory: typeof purgeHistory;
  readonly forgetHistory: typeof forgetHistory;
}

/**
 * Forgets searches that are too old; on a shared computer all of them, as it should have been done the moment it
 * became one.
 */
export async function tidyHistory(ports: HistoryPurgePorts): Promise<void> {
  if ((await ports.computer()) === 'shared') await ports.forgetHistory();
  else await ports.purgeHistory(ports.now());
}
