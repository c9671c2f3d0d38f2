import { type CalendarDate, localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type {
  PickedList,
  ReportTexts,
  RosterReview,
  RosterSaved,
} from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import type { Role } from '../../../utils/domain/user.ts';
import type { ColumnMapping } from '../../../utils/domain/user-list.ts';
import { createLatest } from '../../shared/latest.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { answered, type TaskWatch, type UsersServices } from '../admin-model.ts';
import { ListBatch } from './list-batch.ts';
import type { PickedFile, ReviewView, UsersNotice, UsersView } from './users-model.ts';

/** Checks the lists together; starting a check cancels the one before. `show` receives each state. */
class RosterCheck {
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

  async start(lists: readonly PickedList[]): Promise<void> {
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

  async #check(lists: readonly PickedList[], watch: TaskWatch): Promise<ReviewView> {
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

export type UsersSession = ReturnType<typeof createUsersSession>;

/** Imports lists: reads and checks them, compares them with the stored roster, and saves them on request. */
export function createUsersSession(services: UsersServices) {
  const state = createStore<UsersView>({
    ...{ files: [], review: { kind: 'none' }, saved: { kind: 'loading' }, pending: null, notice: null },
  });
  const view: Readable<UsersView> = state;
  const startOpening = createLatest();

  const put = (part: Partial<UsersView>) => state.set({ ...view.get(), ...part });
  const today = () => localCalendarDate(new Date(services.now()));
  const check = new RosterCheck(services, today, (review) => put({ review }));
  const batch = new ListBatch(services, {
    onChange() {
      put({ files: batch.files() });
      if (batch.lists() === null) check.invalidate();
    },
    onListsChange: () => void checkLists(),
    onNotice: (notice) => put({ notice }),
  });

  /** Does nothing while a list is being read. */
  async function checkLists(): Promise<void> {
    const lists = batch.lists();
    if (lists !== null) await check.start(lists);
  }

  async function open(): Promise<void> {
    const isLatest = startOpening();
    const saved = await answered(services.readRoster(), services);
    if (!isLatest()) return;
    put({
      saved: saved.ok
        ? { kind: 'known', roster: saved.value }
        : { kind: 'failed', failure: saved.failure.kind },
    });
  }

  /** Runs one change of the stored roster at a time and reports its result; false when it failed. */
  async function change(
    pending: 'save' | 'delete',
    act: () => Promise<Result<RosterSaved, StorageFailure>>,
    kinds: { readonly done: 'saved' | 'deleted'; readonly failed: 'not-saved' | 'not-deleted' },
  ): Promise<boolean> {
    if (view.get().pending !== null) return false;
    put({ pending, notice: null });
    const outcome = await answered(act(), services);
    const notice: UsersNotice = outcome.ok
      ? { kind: kinds.done, users: outcome.value.users, journaled: outcome.value.journal.ok }
      : { kind: kinds.failed, failure: outcome.failure.kind };
    await open();
    put({ pending: null, notice });
    return outcome.ok;
  }

  return {
    view,
    /** Reads the stored roster. */
    open,
    async add(files: readonly PickedFile[]) {
      put({ notice: null });
      await Promise.all(files.map((file) => batch.add(file)));
    },
    remove: (id: number) => batch.remove(id),
    setRole: (id: number, role: Role) => batch.setRole(id, role),
    setColumnMapping: (id: number, headers: readonly string[], mapping: ColumnMapping) =>
      batch.setColumnMapping(id, headers, mapping),
    /** Cancels reading and checking; the files stay listed. */
    stop() {
      batch.stop();
      check.stop();
    },
    async retry() {
      const { kind } = view.get().review;
      await batch.retry();
      // Files that were read again have started the check already.
      if (kind === view.get().review.kind && kind !== 'none' && kind !== 'running') await checkLists();
    },
    /** Downloads all findings as a CSV file. */
    async saveReport(fileName: string, texts: ReportTexts) {
      const lists = batch.lists();
      if (lists === null || view.get().pending !== null) return;
      put({ pending: 'report', notice: null });
      try {
        services.saveReport(fileName, await services.writeReport({ lists, today: today(), texts }));
        put({ pending: null });
      } catch (error) {
        services.failed(error);
        put({ pending: null, notice: { kind: 'no-report' } });
      }
    },
    /** Replaces the stored roster by the users that were checked. */
    async save() {
      const lists = batch.lists();
      if (lists === null || view.get().review.kind !== 'done') return;
      const act = () => services.saveRoster({ lists, today: today(), at: services.now() });
      if (await change('save', act, { done: 'saved', failed: 'not-saved' })) batch.clear();
    },
    /** Deletes the stored roster. */
    async delete() {
      const act = () => services.deleteRoster(services.now());
      await change('delete', act, { done: 'deleted', failed: 'not-deleted' });
      await checkLists();
    },
    closeNotice: () => put({ notice: null }),
  };
}
