import type { PickedList, RosterReview } from '../../../utils/domain/roster-import.ts';
import type { ReviewView, UsersPorts } from './users-model.ts';

interface ReviewPorts extends Pick<UsersPorts, 'check' | 'failed'> {
  readonly today: () => Parameters<UsersPorts['check']>[0]['today'];
  readonly put: (view: ReviewView) => void;
}

/** The batch put together and looked at; a look at an older batch is given up. */
export class Review {
  #checking: AbortController | null = null;
  #last: RosterReview | null = null;
  readonly #ports: ReviewPorts;

  constructor(ports: ReviewPorts) {
    this.#ports = ports;
  }

  /** The batch is changing: what was found stays to be read, and nothing may be kept by it. */
  outdate(): void {
    this.#checking?.abort();
    this.#checking = null;
    const last = this.#last;
    this.#ports.put(last === null ? { kind: 'none' } : { kind: 'running', done: 0, last });
  }

  async look(lists: readonly PickedList[]): Promise<void> {
    this.#checking?.abort();
    if (lists.length === 0) return this.#end({ kind: 'none' });
    const life = new AbortController();
    this.#checking = life;
    const running = (done: number) => {
      if (this.#checking === life) this.#ports.put({ kind: 'running', done, last: this.#last });
    };
    running(0);
    const found = await this.#found(lists, { progress: running, signal: life.signal });
    if (this.#checking === life) this.#end(found);
  }

  stop(): void {
    this.#checking?.abort();
  }

  async #found(
    lists: readonly PickedList[],
    waiting: Parameters<UsersPorts['check']>[1],
  ): Promise<ReviewView> {
    try {
      return { kind: 'done', last: await this.#ports.check({ lists, today: this.#ports.today() }, waiting) };
    } catch (error) {
      if (waiting.signal.aborted) return { kind: 'stopped', last: null };
      this.#ports.failed(error);
      return { kind: 'interrupted', last: null };
    }
  }

  #end(view: ReviewView): void {
    this.#checking = null;
    this.#last = view.kind === 'none' ? null : view.last;
    this.#ports.put(view);
  }
}
