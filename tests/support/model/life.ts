import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of the extension's worker, from its start to its sudden end. */
export class Life {
  over = false;
  /** How much the worker waits for outside its own code. */
  underWay = 0;
  readonly connections: IDBDatabase[] = [];
  readonly #end = Promise.withResolvers<void>();
  readonly #locks = new Map<string, Promise<unknown>>();

  /** Settles when the worker is stopped. */
  get ended(): Promise<void> {
    return this.#end.promise;
  }

  /** Nothing that the worker still waits for ever comes, and its connections and locks are given up. */
  stop(): void {
    this.over = true;
    for (const connection of this.connections) connection.close();
    this.#end.resolve();
  }

  /** Runs the work when those who came before for the same lock are done. */
  lock<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const result = (this.#locks.get(name) ?? Promise.resolve()).then(work);
    this.#locks.set(
      name,
      result.catch(() => {}),
    );
    return result;
  }

  /** Counts work that goes on until one of these events. */
  follow(work: EventTarget, ends: readonly string[]): void {
    this.underWay += 1;
    const done = () => {
      this.underWay -= 1;
    };
    for (const end of ends) work.addEventListener(end, done, { once: true });
  }
}

/** Which life the running code belongs to; none for the test itself. */
export const lives = new AsyncLocalStorage<Life>();

/** How many turns of the event loop each step outside waits, over and over; none for no waiting. */
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

/** A step of the worker outside its own code: it takes its time, and a worker that has stopped never hears of it again. */
export async function outside<Value>(work: () => Promise<Value>): Promise<Value> {
  const life = lives.getStore();
  if (life === undefined) return work();
  if (life.over) return never;
  life.underWay += 1;
  try {
    await turns(nextPause());
    if (life.over) return never;
    const value = await work();
    await turns(nextPause());
    return life.over ? never : value;
  } finally {
    life.underWay -= 1;
  }
}

function nextPause(): number {
  step += 1;
  return pace.length === 0 ? 0 : (pace[step % pace.length] ?? 0);
}

const patienceTurns = 50_000;

/** Waits until the worker has nothing more to wait for; throws when that never comes. */
export async function rest(life: Life): Promise<void> {
  let calm = 0;
  for (let turn = 0; turn < patienceTurns && calm < 4; turn += 1) {
    await turns(1);
    calm = life.underWay === 0 ? calm + 1 : 0;
  }
  if (calm < 4) throw new Error('the background never comes to rest');
}
