export interface SchedulerOptions {
  /** Called with the share that is done, from 0 to 1, never decreasing. */
  readonly progress?: ((done: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes or characters per chunk of work: a few milliseconds on a slow school computer. */
export const pieceSize = 256 * 1024;

/**
 * Yields to the event loop between two chunks of work, so that a message with an abort can arrive, and reports
 * progress. `part` gives each stage its share of the whole.
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

  /** Rejects with the signal's reason once it is aborted. */
  async yield(done: number): Promise<void> {
    this.#options.progress?.(this.#from + (this.#to - this.#from) * done);
    await new Promise((resolve) => setTimeout(resolve));
    this.#options.signal?.throwIfAborted();
  }
}
