import type { ListSummary, RosterOverview, RosterReview } from '../../../utils/domain/roster-import.ts';
import type { Role } from '../../../utils/domain/user.ts';
import type { ColumnMapping, ListFailure } from '../../../utils/domain/user-list.ts';
import type { AdminFailureKind } from '../admin-model.ts';

/** A file that was dropped, chosen or pasted, before it is read. */
export interface PickedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Rejects when the file was deleted or changed, or may not be read. */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

export type FileState =
  /** `done` goes from 0 to 1. */
  | { readonly kind: 'reading'; readonly done: number }
  | { readonly kind: 'read'; readonly summary: ListSummary }
  | { readonly kind: 'refused'; readonly failure: ListFailure }
  /** The browser could not read the file. */
  | { readonly kind: 'withheld' }
  /** The worker crashed; reading can be retried. */
  | { readonly kind: 'interrupted' };

export interface BatchFile {
  readonly id: number;
  /** Unique in the batch. */
  readonly name: string;
  readonly state: FileState;
  /** The administrator's choices; null without one. */
  readonly role: Role | null;
  readonly mapping: ColumnMapping | null;
}

/** The check of the merged lists. The last result stays visible while the next check runs. */
export type ReviewView =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly last: RosterReview | null }
  | { readonly kind: 'done'; readonly last: RosterReview }
  | { readonly kind: 'stopped' | 'interrupted'; readonly last: null };

export type SavedRosterView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly roster: RosterOverview | null }
  | { readonly kind: 'failed'; readonly failure: AdminFailureKind };

export type UsersNotice =
  | { readonly kind: 'saved' | 'deleted'; readonly users: number; readonly journaled: boolean }
  | { readonly kind: 'already-there'; readonly name: string }
  | {
      readonly kind: 'not-saved' | 'not-deleted' | 'mapping-not-written' | 'mapping-not-read';
      readonly failure: AdminFailureKind;
    }
  | { readonly kind: 'no-report' };

export interface UsersView {
  readonly files: readonly BatchFile[];
  readonly review: ReviewView;
  readonly saved: SavedRosterView;
  /** The action in progress; no other can start. */
  readonly pending: 'save' | 'delete' | 'report' | null;
  readonly notice: UsersNotice | null;
}
