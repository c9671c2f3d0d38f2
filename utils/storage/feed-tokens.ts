import { browser } from '../browser/browser.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { adminDatabaseExists, changeAdminDatabase, readAdminDatabase } from './admin-database.ts';

const prefix = 'feed-token:';

export interface FeedToken {
  readonly token: string;
  /** Whether it is stored on disk, and not for this browser session only. */
  readonly remembered: boolean;
}

/**
 * The bearer tokens for sending feeds, by portal id: in memory or, if the administrator chooses so, unencrypted in the
 * administrator's database, which neither settings files nor content scripts (they may read `storage.local`) reach.
 */
export const feedTokens = {
  async read(portalId: string): Promise<Result<FeedToken | null, StorageFailure>> {
    const inMemory: unknown = (await browser.storage.session.get(prefix + portalId))[prefix + portalId];
    if (typeof inMemory === 'string') return succeed({ token: inMemory, remembered: false });
    if (!(await adminDatabaseExists())) return succeed(null);
    const kept = await readAdminDatabase(
      (database): Promise<unknown> => database.get('secrets', prefix + portalId),
    );
    if (!kept.ok) return kept;
    return succeed(typeof kept.value === 'string' ? { token: kept.value, remembered: true } : null);
  },

  /** Replaces the portal's token, wherever it is stored. */
  async write(portalId: string, { token, remembered }: FeedToken): Promise<Result<void, StorageFailure>> {
    const forgotten = await this.forget(portalId);
    if (!forgotten.ok) return forgotten;
    if (!remembered) {
      await browser.storage.session.set({ [prefix + portalId]: token });
      return succeed(undefined);
    }
    return changeAdminDatabase(['secrets'], async (transaction) => {
      await transaction.objectStore('secrets').put(token, prefix + portalId);
    });
  },

  async forget(portalId: string): Promise<Result<void, StorageFailure>> {
    await browser.storage.session.remove(prefix + portalId);
    if (!(await adminDatabaseExists())) return succeed(undefined);
    return changeAdminDatabase(['secrets'], (transaction) =>
      transaction.objectStore('secrets').delete(prefix + portalId),
    );
  },
};
