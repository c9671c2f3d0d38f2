import {
  type Erased,
  type ErasedKind,
  type ErasureReceipt,
  erasedKinds,
  type Found,
  type Tally,
} from '../domain/deletion.ts';
import type { Handlers } from '../messaging/server.ts';

/** One place in which things of a person are kept. */
export interface Shelf {
  /** What it may hold. */
  readonly kinds: readonly ErasedKind[];
  /** Throws where it cannot be looked at. */
  readonly count: () => Promise<Tally>;
  /** Throws where something may be left. */
  readonly erase: () => Promise<void>;
}

export interface ErasurePorts {
  /** In the order in which they are emptied. */
  readonly shelves: readonly Shelf[];
  /** Runs the work while nobody arrives at the computer, and nobody leaves it. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Told what could not be looked at or deleted. */
  readonly failed: (error: unknown) => void;
}

type ErasureHandlers = Pick<Handlers, 'erasure.look' | 'erasure.erase'>;

/**
 * Deletes what is kept of anybody, and tells what that was. Every shelf is emptied whatever becomes of the others, and
 * looked at again: what could not be seen to be empty counts as left. What the administrator has set is on no shelf.
 */
export function createErasureAnswers({ shelves, alone, failed }: ErasurePorts): ErasureHandlers {
  const counted = (shelf: Shelf): Promise<Tally | null> => shelf.count().catch(unseen);

  function unseen(error: unknown): null {
    failed(error);
    return null;
  }

  async function emptied(shelf: Shelf): Promise<readonly Erased[]> {
    const before = await counted(shelf);
    await shelf.erase().catch(failed);
    const after = await counted(shelf);
    return shelf.kinds.map((kind) => ({
      kind,
      count: before === null ? null : (before[kind] ?? 0),
      left: after === null || (after[kind] ?? 0) > 0,
    }));
  }

  return {
    async 'erasure.look'() {
      const tallies = await Promise.all(
        shelves.map(async (shelf) => {
          const tally = await counted(shelf);
          return shelf.kinds.map((kind) => ({
            kind,
            count: tally === null ? null : (tally[kind] ?? 0),
            left: false,
          }));
        }),
      );
      return kindByKind(tallies.flat()).map(({ kind, count }): Found => ({ kind, count }));
    },

    'erasure.erase': () =>
      alone(async () => {
        const erased: Erased[] = [];
        for (const shelf of shelves) erased.push(...(await emptied(shelf)));
        return kindByKind(erased);
      }),
  };
}

/** A kind may lie on several shelves. */
function kindByKind(erased: readonly Erased[]): ErasureReceipt {
  return erasedKinds.flatMap((kind) => {
    const [first, ...rest] = erased.filter((one) => one.kind === kind);
    return first === undefined ? [] : [rest.reduce(together, first)];
  });
}

function together(a: Erased, b: Erased): Erased {
  const count = a.count === null || b.count === null ? null : a.count + b.count;
  return { kind: a.kind, count, left: a.left || b.left };
}
