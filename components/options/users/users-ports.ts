import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type {
  BroughtList,
  KeptRoster,
  ListSummary,
  ReportWords,
  RosterChangeDone,
  RosterReview,
} from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import type { ColumnMapping, ListFailure } from '../../../utils/domain/user-list.ts';

/** Somebody waits for long work: told from 0 to 1 how far it is, and able to stop it. */
interface Waiting {
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** A file as it was dropped, chosen or pasted; not read yet. */
export interface BroughtFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Rejects where the file has gone, changed or may not be read. */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

interface Batch {
  readonly lists: readonly BroughtList[];
  readonly today: CalendarDate;
}

/** What the users' section is given; work that is broken off, or whose worker dies, rejects. */
export interface UsersPorts {
  readonly now: () => number;
  readonly look: (list: BroughtList, waiting: Waiting) => Promise<Result<ListSummary, ListFailure>>;
  readonly check: (batch: Batch, waiting: Waiting) => Promise<RosterReview>;
  readonly report: (batch: Batch & { readonly words: ReportWords }) => Promise<string>;
  readonly keep: (
    batch: Batch & { readonly at: number },
  ) => Promise<Result<RosterChangeDone, StorageFailure>>;
  readonly lookAtKept: () => Promise<Result<KeptRoster | null, StorageFailure>>;
  readonly forget: (at: number) => Promise<Result<RosterChangeDone, StorageFailure>>;
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
