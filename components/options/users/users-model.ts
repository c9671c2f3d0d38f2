import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type {
  ListSummary,
  PickedList,
  ReportTexts,
  RosterOverview,
  RosterReview,
  RosterSaved,
} from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import type { Role } from '../../../utils/domain/user.ts';
import type { ColumnMapping, ListFailure } from '../../../utils/domain/user-list.ts';

/** Somebody waits for long work: told from 0 to 1 how far it is, and able to stop it. */
interface Waiting {
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** A file as it was dropped, chosen or pasted; not read yet. */
export interface PickedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Rejects where the file has gone, changed or may not be read. */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

interface Batch {
  readonly lists: readonly PickedList[];
  readonly today: CalendarDate;
}

/** What the users' section is given; work that is broken off, or whose worker dies, rejects. */
export interface UsersPorts {
  readonly now: () => number;
  readonly look: (list: PickedList, waiting: Waiting) => Promise<Result<ListSummary, ListFailure>>;
  readonly check: (batch: Batch, waiting: Waiting) => Promise<RosterReview>;
  readonly report: (batch: Batch & { readonly texts: ReportTexts }) => Promise<string>;
  readonly keep: (batch: Batch & { readonly at: number }) => Promise<Result<RosterSaved, StorageFailure>>;
  readonly lookAtKept: () => Promise<Result<RosterOverview | null, StorageFailure>>;
  readonly forget: (at: number) => Promise<Result<RosterSaved, StorageFailure>>;
  readonly readMapping: (
    headers: readonly string[],
  ) => Promise<Result<Readonly<Record<string, string | null>> | null, StorageFailure>>;
  readonly writeMapping: (
    headers: readonly string[],
    mapping: ColumnMapping,
  ) => Promise<Result<void, StorageFailure>>;
  /** Gives the person a file of this name. */
  readonly saveFile: (name: string, text: string) => void;
  /** Called with what nobody expected. */
  readonly failed: (error: unknown) => void;
}

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
  | { readonly kind: 'known'; readonly roster: RosterOverview | null }
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
