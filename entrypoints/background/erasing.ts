import { countPerson, erasePerson } from '../../utils/storage/current-person.ts';
import { delegatedSessions } from '../../utils/storage/delegated-sessions.ts';
import { countReminders, eraseReminders } from '../../utils/storage/given-reminders.ts';
import type { LoanStore } from '../../utils/storage/loan-store.ts';
import { searchMemory } from '../../utils/storage/search-memory.ts';
import { createErasureAnswers } from '../../utils/visit/erasure.ts';
import { whileNobodyMoves } from '../../utils/visit/presence.ts';

export interface ErasingPorts {
  readonly store: LoanStore;
  /** Takes back what stands on the screen of anybody. */
  readonly fallSilent: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** Every place in which something of a person is kept. */
export function erasureOf({ store, fallSilent, failed }: ErasingPorts) {
  return createErasureAnswers({
    shelves: [
      {
        kinds: ['sessions'],
        count: async () => ({ sessions: await delegatedSessions.count() }),
        erase: delegatedSessions.endAll,
      },
      {
        kinds: ['searches'],
        count: async () => ({ searches: await searchMemory.countAnswers() }),
        erase: searchMemory.forgetAnswers,
      },
      {
        kinds: ['loans', 'reservations', 'readings', 'searches', 'others'],
        count: store.tally,
        async erase() {
          await store.wipe();
          await fallSilent();
        },
      },
      { kinds: ['reminders'], count: countReminders, erase: eraseReminders },
      { kinds: ['person', 'others'], count: countPerson, erase: erasePerson },
    ],
    alone: whileNobodyMoves,
    failed,
  });
}
