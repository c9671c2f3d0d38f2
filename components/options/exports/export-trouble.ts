import type { Result } from '../../../utils/domain/result.ts';
import { fail } from '../../../utils/domain/result.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';

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
export type Loadable<Value> =
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
