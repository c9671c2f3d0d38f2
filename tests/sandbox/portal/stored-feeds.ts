import { createHash } from 'node:crypto';

export interface StoredFeed {
  readonly rne: string;
  readonly editor: string;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly borrowers: number;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

const hourMs = 3_600_000;
const keptForMs = 72 * hourMs;
const pauseMs = hourMs / 2;

/** The feeds that the portal has received, each stored for 72 hours by the sandbox's clock. */
export class StoredFeeds {
  readonly #now: () => number;
  #kept: readonly StoredFeed[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  keep(feed: Omit<StoredFeed, 'receivedAt' | 'sha256'>): StoredFeed {
    const kept = { ...feed, sha256: sha256(feed.bytes), receivedAt: this.#now() };
    this.#kept = [kept, ...this.all()];
    return kept;
  }

  /** The newest first; deletes expired feeds. */
  all(): readonly StoredFeed[] {
    this.#kept = this.#kept.filter((feed) => this.timeLeft(feed) > 0);
    return this.#kept;
  }

  /** Deletes all feeds, for tests that share the portal. */
  clear(): void {
    this.#kept = [];
  }

  bySha256(wanted: string): StoredFeed | null {
    return this.all().find((feed) => feed.sha256 === wanted) ?? null;
  }

  /** The feed that makes the school's next one wait, and the remaining wait in milliseconds; null if none. */
  recent(rne: string): { readonly feed: StoredFeed; readonly waitMs: number } | null {
    const feed = this.all().find((one) => one.rne === rne);
    if (feed === undefined) return null;
    const waitMs = feed.receivedAt + pauseMs - this.#now();
    return waitMs > 0 ? { feed, waitMs } : null;
  }

  /** In milliseconds. */
  timeLeft({ receivedAt }: StoredFeed): number {
    return receivedAt + keptForMs - this.#now();
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
