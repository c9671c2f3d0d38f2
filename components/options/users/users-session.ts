import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type { ReportTexts, RosterSaved } from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import type { Role } from '../../../utils/domain/user.ts';
import type { ColumnMapping } from '../../../utils/domain/user-list.ts';
import { Batch } from './batch.ts';
import { Review } from './review.ts';
import type { PickedFile, UsersNotice, UsersPorts, UsersView } from './users-model.ts';

export interface UsersSession {
  readonly view: () => UsersView;
  /** Calls back after every change. */
  readonly subscribe: (changed: () => void) => void;
  /** Looks what is kept; asked again whenever the section is shown, since another tab may have changed it. */
  readonly open: () => Promise<void>;
  readonly add: (files: readonly PickedFile[]) => Promise<void>;
  readonly remove: (id: number) => void;
  readonly setRole: (id: number, role: Role) => Promise<void>;
  readonly setColumnMapping: (
    id: number,
    headers: readonly string[],
    mapping: ColumnMapping,
  ) => Promise<void>;
  /** Gives up what is being read or looked at; the files stay listed. */
  readonly stop: () => void;
  readonly retry: () => Promise<void>;
  /** Gives the person everything that was found as a file. */
  readonly saveReport: (name: string, texts: ReportTexts) => Promise<void>;
  /** Puts the users that were looked at in the place of those kept. */
  readonly keep: () => Promise<void>;
  /** Erases the users kept in this browser. */
  readonly forget: () => Promise<void>;
  readonly closeNotice: () => void;
}

/** Brings lists in: reads them, puts them together, compares, and keeps them only when told to. */
export function createUsersSession(ports: UsersPorts): UsersSession {
  let view: UsersView = {
    ...{ files: [], review: { kind: 'none' }, kept: { kind: 'loading' }, doing: null, notice: null },
  };
  let changed: () => void = () => {};
  let openings = 0;

  function put(part: Partial<UsersView>): void {
    view = { ...view, ...part };
    changed();
  }

  const today = () => localCalendarDate(new Date(ports.now()));
  const batch = new Batch(ports, {
    changed() {
      put({ files: batch.files() });
      if (batch.lists() === null) review.outdate();
    },
    settled: () => void lookAgain(),
    notice: (notice) => put({ notice }),
  });

  /** Looks at the batch as soon as all of it is read. */
  async function lookAgain(): Promise<void> {
    const lists = batch.lists();
    if (lists !== null) await review.look(lists);
  }

  const review = new Review({ ...ports, today, put: (next) => put({ review: next }) });

  async function open(): Promise<void> {
    openings += 1;
    const mine = openings;
    const kept = await ports.lookAtKept().catch((error: unknown) => {
      ports.failed(error);
      return null;
    });
    if (mine !== openings) return;
    if (kept === null) put({ kept: { kind: 'failed', failure: 'interrupted' } });
    else if (kept.ok) put({ kept: { kind: 'known', roster: kept.value } });
    else put({ kept: { kind: 'failed', failure: kept.failure.kind } });
  }

  /** Does what changes the kept users, once at a time, and says what has come of it. */
  async function change(
    doing: 'keep' | 'forget',
    act: () => Promise<Result<RosterSaved, StorageFailure>>,
    words: { readonly done: 'kept' | 'forgotten'; readonly failed: 'not-kept' | 'not-forgotten' },
  ): Promise<boolean> {
    if (view.doing !== null) return false;
    put({ doing, notice: null });
    let notice: UsersNotice;
    try {
      const outcome = await act();
      notice = outcome.ok
        ? { kind: words.done, users: outcome.value.users, journaled: outcome.value.journal.ok }
        : { kind: words.failed, failure: outcome.failure.kind };
    } catch (error) {
      ports.failed(error);
      notice = { kind: words.failed, failure: 'interrupted' };
    }
    await open();
    put({ doing: null, notice });
    return notice.kind === words.done;
  }

  return {
    view: () => view,
    subscribe(listener) {
      changed = listener;
    },
    open,
    async add(files) {
      put({ notice: null });
      await Promise.all(files.map((file) => batch.add(file)));
    },
    remove: (id) => batch.remove(id),
    setRole: (id, role) => batch.setRole(id, role),
    setColumnMapping: (id, headers, mapping) => batch.setColumnMapping(id, headers, mapping),
    stop() {
      batch.stop();
      review.stop();
    },
    async retry() {
      const { kind } = view.review;
      await batch.retry();
      // Where files were read again, the look at them has begun by itself.
      if (kind === view.review.kind && kind !== 'none' && kind !== 'running') await lookAgain();
    },
    async saveReport(name, texts) {
      const lists = batch.lists();
      if (lists === null || view.doing !== null) return;
      put({ doing: 'report', notice: null });
      try {
        ports.saveFile(name, await ports.report({ lists, today: today(), texts }));
        put({ doing: null });
      } catch (error) {
        ports.failed(error);
        put({ doing: null, notice: { kind: 'no-report' } });
      }
    },
    async keep() {
      const lists = batch.lists();
      if (lists === null || view.review.kind !== 'done') return;
      const act = () => ports.keep({ lists, today: today(), at: ports.now() });
      if (await change('keep', act, { done: 'kept', failed: 'not-kept' })) batch.clear();
    },
    async forget() {
      const act = () => ports.forget(ports.now());
      await change('forget', act, { done: 'forgotten', failed: 'not-forgotten' });
      await lookAgain();
    },
    closeNotice: () => put({ notice: null }),
  };
}
