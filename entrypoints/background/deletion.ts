import { withUserLock } from '../../utils/background/current-user.ts';
import { createErasureAnswers } from '../../utils/background/delete-personal-data.ts';
import { countPerson, erasePerson } from '../../utils/storage/current-user-record.ts';
import { delegatedSessions } from '../../utils/storage/delegated-sessions.ts';
import { countReminders, eraseReminders } from '../../utils/storage/given-reminders.ts';
import type { LoanStore } from '../../utils/storage/loan-store.ts';
import { searchCache } from '../../utils/storage/search-cache.ts';

export interface ErasingPorts {
  readonly store: LoanStore;
  /** Takes back what stands on the screen of anybody. */
  readonly clearAllReminders: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** Every place in which something of a person is kept. */
export function erasureOf({ store, clearAllReminders, failed }: ErasingPorts) {
  return createErasureAnswers({
    shelves: [
      {
        kinds: ['sessions'],
        count: async () => ({ sessions: await delegatedSessions.count() }),
        erase: delegatedSessions.endAll,
      },
      {
        kinds: ['searches'],
        count: async () => ({ searches: await searchCache.countAnswers() }),
        erase: searchCache.forgetAnswers,
      },
      {
        kinds: ['loans', 'reservations', 'readings', 'searches', 'others'],
        count: store.tally,
        async erase() {
          await store.wipe();
          await clearAllReminders();
        },
      },
      { kinds: ['reminders'], count: countReminders, erase: eraseReminders },
      { kinds: ['person', 'others'], count: countPerson, erase: erasePerson },
    ],
    alone: withUserLock,
    failed,
  });
}
