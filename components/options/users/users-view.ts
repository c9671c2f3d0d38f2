import type { KeptRoster, ListSummary, RosterReview } from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import type { Role } from '../../../utils/domain/user.ts';
import type { ColumnMapping, ListFailure } from '../../../utils/domain/user-list.ts';

/** Why something was not done: the browser's database, or a worker that died over it. */
export type UsersFailure = StorageFailure['kind'] | 'interrupted';

export type FileState =
  | { readonly kind: 'reading'; readonly done: number }
  | { readonly kind: 'read'; readonly summary: ListSummary }
  | { readonly kind: 'refused'; readonly failure: ListFailure }
  /** The browser does not give the file out. */
  | { readonly kind: 'withheld' }
  /** The worker died over it: it may be tried again. */
  | { readonly kind: 'interrupted' };

/** A file in the batch as the page shows it. */
export interface BatchFile {
  readonly id: number;
  /** Of its own in the batch. */
  readonly name: string;
  readonly state: FileState;
  /** What the administrator said of it. */
  readonly role: Role | null;
  readonly mapping: ColumnMapping | null;
}

/** The batch put together and looked at; the last look stays to be read while the next one is taken. */
export type ReviewView =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly last: RosterReview | null }
  | { readonly kind: 'done'; readonly last: RosterReview }
  | { readonly kind: 'stopped' | 'interrupted'; readonly last: null };

export type KeptView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly roster: KeptRoster | null }
  | { readonly kind: 'failed'; readonly failure: UsersFailure };

export type UsersNotice =
  | { readonly kind: 'kept' | 'forgotten'; readonly users: number; readonly journaled: boolean }
  | { readonly kind: 'already-there'; readonly name: string }
  | {
      readonly kind: 'not-kept' | 'not-forgotten' | 'mapping-not-written' | 'mapping-not-read';
      readonly failure: UsersFailure;
    }
  | { readonly kind: 'no-report' };

export interface UsersView {
  readonly files: readonly BatchFile[];
  readonly review: ReviewView;
  readonly kept: KeptView;
  /** What is being done that must not be begun twice. */
  readonly doing: 'keep' | 'forget' | 'report' | null;
  readonly notice: UsersNotice | null;
}
