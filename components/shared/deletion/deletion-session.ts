import { type ErasureReceipt, type Found, withFirstCount } from '../../../utils/domain/deletion.ts';

export type ErasureView =
  | { readonly kind: 'idle' | 'looking' | 'erasing' }
  /** Asked whether to delete this. */
  | { readonly kind: 'asking'; readonly found: readonly Found[] }
  | { readonly kind: 'done'; readonly receipt: ErasureReceipt; readonly at: number }
  /** No answer: nobody knows what is left. */
  | { readonly kind: 'failed' };

/** The background, as the deletion sees it. */
export interface ErasurePorts {
  readonly look: () => Promise<readonly Found[]>;
  readonly erase: () => Promise<ErasureReceipt>;
  /** Called with what could not be answered at all. */
  readonly failed: (error: unknown) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What is shown elsewhere on the page may be gone. */
  readonly erased: () => void;
}

export interface ErasureSession {
  readonly view: () => ErasureView;
  /** Calls back after every change, until what it gives back is called. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Looks at what is kept, and asks. Where that is nothing there is nothing to ask. */
  readonly ask: () => Promise<void>;
  readonly erase: () => Promise<void>;
  /** Nothing is deleted, or the receipt was read. */
  readonly close: () => void;
}

/** Deleting everything personal: looked at, asked, done, and told by what is left. */
export function createErasureSession(ports: ErasurePorts): ErasureSession {
  let view: ErasureView = { kind: 'idle' };
  let found: readonly Found[] = [];
  const listeners = new Set<() => void>();

  function put(next: ErasureView): void {
    view = next;
    for (const changed of listeners) changed();
  }

  return {
    view: () => view,
    subscribe(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    async ask() {
      if (view.kind === 'looking' || view.kind === 'erasing') return;
      put({ kind: 'looking' });
      const answer = await ports.look().catch(ports.failed);
      if (answer === undefined) return put({ kind: 'failed' });
      found = answer;
      const isNothing = found.every(({ count }) => count === 0);
      put(isNothing ? { kind: 'done', receipt: [], at: ports.now() } : { kind: 'asking', found });
    },
    async erase() {
      if (view.kind === 'erasing') return;
      put({ kind: 'erasing' });
      const receipt = await ports.erase().catch(ports.failed);
      if (receipt === undefined) put({ kind: 'failed' });
      else put({ kind: 'done', receipt: withFirstCount(receipt, found), at: ports.now() });
      ports.erased();
    },
    close: () => put({ kind: 'idle' }),
  };
}
