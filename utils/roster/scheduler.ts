/** Thrown inside the room when the administrator has given up; `readList` answers it as the failure `cancelled`. */
export class Cancelled extends Error {}

export interface SchedulerOptions {
  /** Told how much is done, from 0 to 1, never less than before. */
  readonly progress?: ((done: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Work is done in pieces of this many bytes or characters: a few milliseconds each on a slow school computer. */
export const pieceSize = 256 * 1024;

/**
 * Between two pieces of work: tells how far it is, lets messages in (an abort comes as one), and stops when told to.
 * A share of the whole is given to each stage by `part`.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #from: number;
  readonly #to: number;

  constructor(options: SchedulerOptions, from = 0, to = 1) {
    this.#options = options;
    this.#from = from;
    this.#to = to;
  }

  part(from: number, to: number): Scheduler {
    const whole = this.#to - this.#from;
    return new Scheduler(this.#options, this.#from + whole * from, this.#from + whole * to);
  }

  async yield(done: number): Promise<void> {
    this.#options.progress?.(this.#from + (this.#to - this.#from) * done);
    await new Promise((resolve) => setTimeout(resolve));
    if (this.#options.signal?.aborted) throw new Cancelled();
  }
}
