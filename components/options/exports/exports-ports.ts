import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { DeliveryFailure, DeliveryProgress, Receipt } from '../../../utils/domain/delivery.ts';
import type {
  BuildFailure,
  BuiltFeed,
  ExportPlan,
  KeyChange,
  PlanFailure,
  RosterSurvey,
} from '../../../utils/domain/export-plan.ts';
import type { ExportOutcome, ExportRecord } from '../../../utils/domain/export-record.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { Result } from '../../../utils/domain/result.ts';
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
  readonly survey: (order: Pick<ExportOrder, 'portal' | 'today'>) => Stored<RosterSurvey>;
  readonly weighKeyRule: (
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
