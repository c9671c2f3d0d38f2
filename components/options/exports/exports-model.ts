import type { DeliveryFailure, Receipt } from '../../../utils/domain/delivery.ts';
import type { BuiltFeed, ExportPlan, ExportRoster, KeyChange } from '../../../utils/domain/export-preview.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { fail, type Result } from '../../../utils/domain/result.ts';
import type { Exceptions } from '../../../utils/domain/selection.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import { answered, type ExportsServices } from '../admin-model.ts';

/** How the token of a portal is stored: `session` ends with the browser. */
export type TokenStorage = 'none' | 'session' | 'remembered';

/** Why an export cannot continue. */
export type ExportTrouble =
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** A bug, or a worker that crashed. */
  | { readonly kind: 'extension-failed' }
  | { readonly kind: 'settings-not-saved' }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unverified' }
  /** Users were imported after the confirmation: the feed differs from what was confirmed. */
  | { readonly kind: 'changed' };

/** A value that is loaded on demand. */
type Loadable<Value> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly trouble: ExportTrouble }
  | { readonly kind: 'ready'; readonly value: Value };

/** A key chosen after an export, and the effect of the change. */
export interface PendingKey {
  readonly rule: KeyRule;
  readonly change: Loadable<KeyChange>;
}

export interface ExportsView {
  readonly portals: readonly Portal[];
  readonly portal: Portal | null;
  readonly survey: Loadable<ExportRoster>;
  readonly pendingKey: PendingKey | null;
  /** Null while it is being read. */
  readonly token: TokenStorage | null;
  readonly exceptions: Exceptions;
  readonly plan: Loadable<ExportPlan>;
  /** The confirmation number of a held export once it was entered, else null. */
  readonly confirmed: number | null;
  /** Why the last choice was not saved; it then applies to this export only. */
  readonly unsaved: ExportTrouble | null;
}

type DeliveryView =
  | { readonly kind: 'none' | 'confirming' }
  | { readonly kind: 'sending'; readonly cancelling: boolean }
  | { readonly kind: 'sent'; readonly receipt: Receipt }
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure };

export interface BuiltExport {
  readonly feed: BuiltFeed;
  readonly portal: Portal;
}

export type FeedView =
  | { readonly kind: 'none' }
  /** `done` goes from 0 to 1. */
  | { readonly kind: 'building'; readonly done: number }
  | (BuiltExport & { readonly kind: 'built'; readonly saved: boolean });

/** The current feed and its delivery. */
export interface RunView {
  readonly feed: FeedView;
  readonly delivery: DeliveryView;
  /** Why the last action failed; null when it succeeded. */
  readonly trouble: ExportTrouble | null;
  /** Why the archive or the journal does not hold an export that was saved or sent. */
  readonly unrecorded: ExportTrouble | null;
}

/** The result of a storage function as an export reports it; a rejection becomes `extension-failed`. */
export async function stored<Value>(
  pending: Promise<Result<Value, StorageFailure>>,
  services: ExportsServices,
): Promise<Result<Value, ExportTrouble>> {
  const answer = await answered(pending, services);
  if (answer.ok) return answer;
  const { failure } = answer;
  return fail(failure.kind === 'extension-failed' ? failure : { kind: 'storage', failure });
}

/** A result as something that was loaded. */
export function loaded<Value>(result: Result<Value, ExportTrouble>): Loadable<Value> {
  return result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', trouble: result.failure };
}
