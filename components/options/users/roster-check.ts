import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { BroughtList, RosterReview } from '../../../utils/domain/roster-import.ts';
import type { TaskWatch, UsersServices } from '../admin-model.ts';
import type { ReviewView } from './users-model.ts';

/** Checks the lists together; starting a check cancels the one before. `show` receives each state. */
export class RosterCheck {
  #running: AbortController | null = null;
  #last: RosterReview | null = null;
  readonly #services: UsersServices;
  readonly #today: () => CalendarDate;
  readonly #show: (view: ReviewView) => void;

  constructor(services: UsersServices, today: () => CalendarDate, show: (view: ReviewView) => void) {
    this.#services = services;
    this.#today = today;
    this.#show = show;
  }

  /** The lists are changing: the last result stays visible, and can no longer be saved. */
  invalidate(): void {
    this.#running?.abort();
    this.#running = null;
    const last = this.#last;
    this.#show(last === null ? { kind: 'none' } : { kind: 'running', done: 0, last });
  }

  async start(lists: readonly BroughtList[]): Promise<void> {
    this.#running?.abort();
    if (lists.length === 0) return this.#end({ kind: 'none' });
    const controller = new AbortController();
    this.#running = controller;
    const progress = (done: number) => {
      if (this.#running === controller) this.#show({ kind: 'running', done, last: this.#last });
    };
    progress(0);
    const result = await this.#check(lists, { progress, signal: controller.signal });
    if (this.#running === controller) this.#end(result);
  }

  stop(): void {
    this.#running?.abort();
  }

  async #check(lists: readonly BroughtList[], watch: TaskWatch): Promise<ReviewView> {
    try {
      return { kind: 'done', last: await this.#services.checkRoster({ lists, today: this.#today() }, watch) };
    } catch (error) {
      if (watch.signal.aborted) return { kind: 'stopped', last: null };
      this.#services.failed(error);
      return { kind: 'interrupted', last: null };
    }
  }

  #end(view: ReviewView): void {
    this.#running = null;
    this.#last = view.kind === 'none' ? null : view.last;
    this.#show(view);
  }
}
