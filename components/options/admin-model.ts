import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { DeliveryFailure, Receipt } from '../../utils/domain/delivery.ts';
import type {
  BuildFailure,
  BuiltFeed,
  ExportOrder,
  ExportPlan,
  ExportRoster,
  KeyChange,
  PlanFailure,
} from '../../utils/domain/export-preview.ts';
import type { ExportOutcome, ExportRecord } from '../../utils/domain/export-record.ts';
import type { JournalEntry, JournalEvent } from '../../utils/domain/journal.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { fail, type Result } from '../../utils/domain/result.ts';
import type {
  ListSummary,
  PickedList,
  ReportTexts,
  RosterOverview,
  RosterReview,
  RosterSaved,
} from '../../utils/domain/roster-import.ts';
import type { Exceptions } from '../../utils/domain/selection.ts';
import type { StorageFailure } from '../../utils/domain/storage-failure.ts';
import type { KeyRule } from '../../utils/domain/user.ts';
import type { ColumnMapping, ListFailure } from '../../utils/domain/user-list.ts';

type Stored<Value> = Promise<Result<Value, StorageFailure>>;

/** Progress, from 0 to 1, and cancellation of a task in the worker. */
export interface TaskWatch {
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** A feed to send, with the archive's records from before this attempt. */
export interface SendOrder {
  readonly endpoint: string;
  readonly portal: Portal;
  readonly otherSchoolConfirmed: boolean;
  readonly feed: Pick<BuiltFeed, 'bytes' | 'sha256'>;
  readonly token: string;
  readonly earlier: readonly ExportRecord[];
}

interface CommonServices {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Logs an unexpected error. */
  readonly failed: (error: unknown) => void;
}

/**
 * Storage, worker and browser as the exports section uses them: components must not import them. A promise rejects
 * only on an unexpected error, such as a worker that crashed.
 */
export interface ExportsServices extends CommonServices {
  readonly savePortal: (portal: Portal) => Promise<void>;
  readonly loadRoster: (order: Pick<ExportOrder, 'portal' | 'today'>) => Stored<ExportRoster>;
  readonly previewKeyChange: (
    order: Pick<ExportOrder, 'portal' | 'today'> & { readonly rule: KeyRule },
  ) => Stored<KeyChange>;
  readonly planExport: (order: ExportOrder) => Promise<Result<ExportPlan, PlanFailure>>;
  readonly buildFeed: (order: ExportOrder, watch: TaskWatch) => Promise<Result<BuiltFeed, BuildFailure>>;
  readonly readExceptions: (portalId: string) => Stored<Exceptions>;
  readonly writeExceptions: (portalId: string, exceptions: Exceptions) => Stored<void>;
  readonly isToken: (text: string) => boolean;
  readonly readToken: (
    portalId: string,
  ) => Stored<{ readonly token: string; readonly remembered: boolean } | null>;
  readonly writeToken: (
    portalId: string,
    token: { readonly token: string; readonly remembered: boolean },
  ) => Stored<void>;
  readonly forgetToken: (portalId: string) => Stored<void>;
  /** The latest export first. */
  readonly listExports: () => Stored<{
    readonly records: readonly ExportRecord[];
    readonly unreadable: number;
  }>;
  readonly keepExport: (
    record: ExportRecord,
    bytes: Uint8Array<ArrayBuffer>,
    fingerprints: BuiltFeed['fingerprints'] | null,
  ) => Stored<void>;
  readonly settleExport: (
    id: string,
    outcome: ExportOutcome,
    fingerprints: BuiltFeed['fingerprints'] | null,
  ) => Stored<boolean>;
  /** Null when the file was deleted. */
  readonly readExportFile: (id: string) => Stored<Uint8Array<ArrayBuffer> | null>;
  /** Deletes a file before its retention ends; `noted` is false when the journal entry could not be written. */
  readonly eraseExportFile: (id: string) => Stored<{ readonly noted: boolean }>;
  /** Deletes the files whose retention has ended. */
  readonly purgeExports: () => Promise<void>;
  /** The oldest entry first. */
  readonly readJournal: () => Stored<{
    readonly entries: readonly JournalEntry[];
    readonly unreadable: number;
  }>;
  readonly writeJournal: (event: JournalEvent) => Stored<void>;
  /** Requires user activation: call synchronously from the click handler. */
  readonly requestSendPermission: (address: string) => Promise<boolean>;
  readonly sendFeed: (order: SendOrder, signal: AbortSignal) => Promise<Result<Receipt, DeliveryFailure>>;
  /** Downloads the file of an export. */
  readonly saveFeed: (fileName: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Downloads the journal as a CSV file; the first row holds the column names. */
  readonly saveJournal: (rows: readonly (readonly string[])[]) => void;
  readonly copyText: (text: string) => Promise<void>;
}

interface RosterInput {
  readonly lists: readonly PickedList[];
  readonly today: CalendarDate;
}

/**
 * Storage, worker and browser as the users section uses them. A promise rejects when the task is cancelled or the
 * worker crashes.
 */
export interface UsersServices extends CommonServices {
  readonly checkList: (list: PickedList, watch: TaskWatch) => Promise<Result<ListSummary, ListFailure>>;
  readonly checkRoster: (input: RosterInput, watch: TaskWatch) => Promise<RosterReview>;
  /** The findings as a CSV file. */
  readonly writeReport: (input: RosterInput & { readonly texts: ReportTexts }) => Promise<string>;
  /** Downloads a CSV file. */
  readonly saveReport: (fileName: string, csv: string) => void;
  readonly saveRoster: (input: RosterInput & { readonly at: number }) => Stored<RosterSaved>;
  /** Null when no roster is stored. */
  readonly readRoster: () => Stored<RosterOverview | null>;
  readonly deleteRoster: (at: number) => Stored<RosterSaved>;
  readonly readMapping: (
    headers: readonly string[],
  ) => Stored<Readonly<Record<string, string | null>> | null>;
  readonly writeMapping: (headers: readonly string[], mapping: ColumnMapping) => Stored<void>;
}

/** Why an action on stored data failed; `extension-failed` is a bug or a worker that crashed. */
export type AdminFailureKind = StorageFailure['kind'] | 'extension-failed';

/** Turns a rejection into the failure `extension-failed` and logs it. */
export async function answered<Value, Failure>(
  pending: Promise<Result<Value, Failure>>,
  { failed }: Pick<CommonServices, 'failed'>,
): Promise<Result<Value, Failure | { readonly kind: 'extension-failed' }>> {
  try {
    return await pending;
  } catch (error) {
    failed(error);
    return fail({ kind: 'extension-failed' });
  }
}
