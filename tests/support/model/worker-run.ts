import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of the extension's worker, from its start until it is stopped. */
export class WorkerRun {
  over = false;
  /** The number of pending calls outside the worker. */
  pending = 0;
  readonly connections: IDBDatabase[] = [];
  readonly #end = Promise.withResolvers<void>();
  readonly #locks = new Map<string, Promise<unknown>>();

  /** Settles when the worker is stopped. */
  get ended(): Promise<void> {
    return this.#end.promise;
  }

  /** Pending calls never return; connections and locks are released. */
  stop(): void {
    this.over = true;
    for (const connection of this.connections) connection.close();
    this.#end.resolve();
  }

  /** Runs the task after the earlier ones of the same lock. */
  lock<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const result = (this.#locks.get(name) ?? Promise.resolve()).then(work);
    this.#locks.set(
      name,
      result.catch(() => {}),
    );
    return result;
  }

  /** Counts a request as pending until one of these events. */
  follow(work: EventTarget, ends: readonly string[]): void {
    this.pending += 1;
    const done = () => {
      this.pending -= 1;
    };
    for (const end of ends) work.addEventListener(end, done, { once: true });
  }
}

/** The run to which the executing code belongs; none for the test itself. */
export const currentRun = new AsyncLocalStorage<WorkerRun>();

/** Turns of the event loop per call outside, repeated cyclically; empty for none. */
let pace: readonly number[] = [];
let step = 0;

export function setPace(turns: readonly number[]): void {
  pace = turns;
  step = 0;
}

export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const never = new Promise<never>(() => {});

/** A call outside the worker: it takes several turns, and never returns to a stopped worker. */
export async function outside<Value>(work: () => Promise<Value>): Promise<Value> {
  const run = currentRun.getStore();
  if (run === undefined) return work();
  if (run.over) return never;
  run.pending += 1;
  try {
    await turns(nextPause());
    if (run.over) return never;
    const value = await work();
    await turns(nextPause());
    return run.over ? never : value;
  } finally {
    run.pending -= 1;
  }
}

function nextPause(): number {
  step += 1;
  return pace.length === 0 ? 0 : (pace[step % pace.length] ?? 0);
}

const maxTurns = 50_000;

/** Waits until no call is pending; throws after too many turns. */
export async function rest(run: WorkerRun): Promise<void> {
  let idleTurns = 0;
  for (let turn = 0; turn < maxTurns && idleTurns < 4; turn += 1) {
    await turns(1);
    idleTurns = run.pending === 0 ? idleTurns + 1 : 0;
  }
  if (idleTurns < 4) throw new Error('the background never comes to rest');
}
