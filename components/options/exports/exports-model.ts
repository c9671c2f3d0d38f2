import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { DeliveryFailure, DeliveryProgress, Receipt } from '../../../utils/domain/delivery.ts';
import type {
  BuildFailure,
  BuiltFeed,
  ExportPlan,
  ExportRoster,
  KeyChange,
  PlanFailure,
} from '../../../utils/domain/export-preview.ts';
import type { ExportOutcome, ExportRecord } from '../../../utils/domain/export-record.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { fail, type Result } from '../../../utils/domain/result.ts';
import type { Exceptions } from '../../../utils/domain/selection.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';

type Stored<Value> = Promise<Result<Value, StorageFailure>>;

export interface ExportOrder {
  readonly portal: Portal;
  readonly exceptions: Exceptions;
  readonly today: CalendarDate;
}

/** What goes on its way, by the archive's records as they were before. */
export interface SendOrder {
  readonly endpoint: string;
  readonly portal: Portal;
  readonly otherSchoolConfirmed: boolean;
  readonly feed: Pick<BuiltFeed, 'bytes' | 'sha256'>;
  readonly token: string;
  readonly earlier: readonly ExportRecord[];
}

/** How the token of a portal is kept: `session` ends with the browser. */
export type TokenKeeping = 'none' | 'session' | 'remembered';

interface Watch {
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** The rest of the extension, as the exports see it. A worker that dies rejects; all else is answered. */
export interface ExportsPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly savePortal: (portal: Portal) => Promise<void>;
  readonly survey: (order: Pick<ExportOrder, 'portal' | 'today'>) => Stored<ExportRoster>;
  readonly previewKeyChange: (
    order: Pick<ExportOrder, 'portal' | 'today'> & { readonly rule: KeyRule },
  ) => Stored<KeyChange>;
  readonly plan: (order: ExportOrder) => Promise<Result<ExportPlan, PlanFailure>>;
  readonly build: (order: ExportOrder, watch: Watch) => Promise<Result<BuiltFeed, BuildFailure>>;
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
  readonly records: () => Stored<readonly ExportRecord[]>;
  readonly keep: (
    record: ExportRecord,
    bytes: Uint8Array<ArrayBuffer>,
    fingerprints: BuiltFeed['fingerprints'] | null,
  ) => Stored<void>;
  readonly settle: (
    id: string,
    outcome: ExportOutcome,
    fingerprints: BuiltFeed['fingerprints'] | null,
  ) => Stored<boolean>;
  readonly writeJournal: (event: JournalEvent) => Stored<void>;
  /** Must be called in the very click. */
  readonly askForHost: (address: string) => Promise<boolean>;
  readonly deliver: (
    order: SendOrder,
    watch: { readonly progress: (progress: DeliveryProgress) => void; readonly signal: AbortSignal },
  ) => Promise<Result<Receipt, DeliveryFailure>>;
  readonly download: (bytes: Uint8Array<ArrayBuffer>, fileName: string) => void;
  /** Told what went wrong through a fault of ours. */
  readonly failed: (error: unknown) => void;
}

/** What keeps an export from going on, each with words of its own. */
export type ExportTrouble =
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** The worker died over it, or another fault of ours. */
  | { readonly kind: 'worker' }
  | { readonly kind: 'settings-not-saved' }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unverified' }
  /** Users were imported meanwhile, and what was confirmed is no longer what would be done. */
  | { readonly kind: 'changed' };

/** Something that is asked for and shown. */
type Loadable<Value> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly trouble: ExportTrouble }
  | { readonly kind: 'ready'; readonly value: Value };

/** An answer in which a fault of ours is a trouble like another; it is told to `failed`. */
export async function answered<Value, Failure>(
  asked: Promise<Result<Value, Failure>>,
  failed: (error: unknown) => void,
): Promise<Result<Value, Failure | { readonly kind: 'worker' }>> {
  try {
    return await asked;
  } catch (error) {
    failed(error);
    return fail({ kind: 'worker' });
  }
}

/** The same for an answer of the database. */
export async function stored<Value>(
  asked: Promise<Result<Value, StorageFailure>>,
  failed: (error: unknown) => void,
): Promise<Result<Value, ExportTrouble>> {
  const answer = await answered(asked, failed);
  if (answer.ok || answer.failure.kind === 'worker') return answer.ok ? answer : fail({ kind: 'worker' });
  return fail({ kind: 'storage', failure: answer.failure });
}

/** A key that was chosen after an export, and what it would do. */
export interface PendingKey {
  readonly rule: KeyRule;
  readonly change: Loadable<KeyChange>;
}

export interface ExportsView {
  readonly portals: readonly Portal[];
  readonly portal: Portal | null;
  readonly survey: Loadable<ExportRoster>;
  readonly pendingKey: PendingKey | null;
  /** Null until it is known. */
  readonly token: TokenKeeping | null;
  readonly exceptions: Exceptions;
  readonly plan: Loadable<ExportPlan>;
  /** The number of a hold that was typed; null until then. */
  readonly confirmed: number | null;
  /** A choice that could not be kept, and holds for now only. */
  readonly unkept: ExportTrouble | null;
}
