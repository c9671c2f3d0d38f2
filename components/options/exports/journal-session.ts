import { type JournalEntry, journalColumns, journalRow } from '../../../utils/domain/journal.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';

export type JournalView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly trouble: StorageFailure['kind'] | 'extension-failed' }
  /** The latest entry first. */
  | { readonly kind: 'list'; readonly entries: readonly JournalEntry[]; readonly unreadable: number };

export interface JournalPorts {
  /** In the order in which they were written. */
  readonly read: () => Promise<
    Result<{ readonly entries: readonly JournalEntry[]; readonly unreadable: number }, StorageFailure>
  >;
  /** Gives a table to the person as a file, its columns' names first. */
  readonly saveTable: (rows: readonly (readonly string[])[]) => void;
  /** Called with what went wrong through a fault of ours. */
  readonly failed: (error: unknown) => void;
}

export interface JournalSession {
  readonly view: () => JournalView;
  /** Calls back after every change; returns what ends that. */
  readonly subscribe: (changed: () => void) => () => void;
  readonly look: () => Promise<void>;
  /** The whole journal as it is shown now, in the order in which it was written. */
  readonly saveTable: () => void;
}

/** What the journal shows; of two looks that overlap, only the later one is shown. */
export function createJournalSession(ports: JournalPorts): JournalSession {
  const listeners = new Set<() => void>();
  let view: JournalView = { kind: 'loading' };
  let looks = 0;

  async function read(): Promise<JournalView> {
    try {
      const journal = await ports.read();
      if (!journal.ok) return { kind: 'failed', trouble: journal.failure.kind };
      return { kind: 'list', ...journal.value, entries: journal.value.entries.toReversed() };
    } catch (error) {
      ports.failed(error);
      return { kind: 'failed', trouble: 'extension-failed' };
    }
  }

  return {
    view: () => view,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async look() {
      looks += 1;
      const mine = looks;
      const next = await read();
      if (mine !== looks) return;
      view = next;
      for (const changed of listeners) changed();
    },
    saveTable() {
      if (view.kind !== 'list') return;
      ports.saveTable([journalColumns, ...view.entries.toReversed().map(journalRow)]);
    },
  };
}
