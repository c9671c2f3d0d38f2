import { type ErasureReceipt, type Found, withFirstCount } from '../../../utils/domain/deletion.ts';
import { createStore } from '../store.ts';

export type DeletionView =
  | { readonly kind: 'idle' | 'counting' | 'deleting' }
  /** Waits for the user's confirmation. */
  | { readonly kind: 'confirming'; readonly found: readonly Found[] }
  | { readonly kind: 'done'; readonly receipt: ErasureReceipt; readonly at: number }
  /** The background did not answer: what is left is unknown. */
  | { readonly kind: 'failed' };

/** The background's messages, as the deletion uses them. */
export interface DeletionBackground {
  /** Counts the personal data of each kind. */
  readonly count: () => Promise<readonly Found[]>;
  readonly deleteAll: () => Promise<ErasureReceipt>;
  /** Called with the error of a message that was not answered. */
  readonly failed: (error: unknown) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called after every attempt: other parts of the page may show deleted data. */
  readonly deleted: () => void;
}

export type DeletionSession = ReturnType<typeof createDeletionSession>;

/** State of the deletion of all personal data: count, confirm, delete, show a receipt. */
export function createDeletionSession({ count, deleteAll, failed, now, deleted }: DeletionBackground) {
  const view = createStore<DeletionView>({ kind: 'idle' });
  let found: readonly Found[] = [];

  return {
    view: { get: view.get, subscribe: view.subscribe },
    /** Counts the data, and asks for confirmation unless there is none. */
    async ask(): Promise<void> {
      if (['counting', 'deleting'].includes(view.get().kind)) return;
      view.set({ kind: 'counting' });
      const answer = await count().catch(failed);
      if (answer === undefined) return view.set({ kind: 'failed' });
      found = answer;
      const isEmpty = found.every((one) => one.count === 0);
      view.set(isEmpty ? { kind: 'done', receipt: [], at: now() } : { kind: 'confirming', found });
    },
    async confirm(): Promise<void> {
      if (view.get().kind === 'deleting') return;
      view.set({ kind: 'deleting' });
      const receipt = await deleteAll().catch(failed);
      if (receipt === undefined) view.set({ kind: 'failed' });
      else view.set({ kind: 'done', receipt: withFirstCount(receipt, found), at: now() });
      deleted();
    },
    /** Cancels the deletion, or closes the receipt. */
    close: () => view.set({ kind: 'idle' }),
  };
}
