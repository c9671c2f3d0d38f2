import { browser } from '../browser/browser.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { adminDatabaseExists, changeAdminDatabase, readAdminDatabase } from './admin-database.ts';

const prefix = 'feed-token:';

export interface FeedToken {
  readonly token: string;
  /** Kept on this computer until it is forgotten, and not for this browser run only. */
  readonly remembered: boolean;
}

/**
 * The tokens with which feeds are sent, one to a portal. In memory for as long as the browser runs; where the
 * administrator asks for it, in the administrator's database, unencrypted: neither settings that are passed on nor a
 * page's content script, which may read `storage.local`, ever come across it.
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

  /** Takes the place of the portal's last one, wherever that is kept. */
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
