import type { Database, Upgrade, UpgradeStep } from './database-connection.ts';

/** A record of version 1 or 2, as far as a step looks at it. */
interface OldRecord {
  readonly person: string;
  readonly portalId: string;
  readonly [field: string]: unknown;
}

/** How the loans database came to its shape. */
export const loansUpgrades: readonly UpgradeStep[] = [
  async (database) => {
    database.createObjectStore('snapshots', { keyPath: ['person', 'portalId'] });
    const loans = database.createObjectStore('loans', { keyPath: ['person', 'portalId', 'id'] });
    loans.createIndex('owner', ['person', 'portalId']);
  },
  readingsBySource,
  searchHistory,
  // Version 4: what each person's last calendar file said.
  async (database) => void database.createObjectStore('calendars', { keyPath: 'person' }),
];

/** Version 2: one record for what each source told, since several may tell of one person; tries stand on their own. */
async function readingsBySource(database: Database, upgrade: Upgrade): Promise<void> {
  const snapshots: OldRecord[] = await upgrade.objectStore('snapshots').getAll();
  const loans: OldRecord[] = await upgrade.objectStore('loans').getAll();
  database.deleteObjectStore('snapshots');
  database.deleteObjectStore('loans');
  const readings = database.createObjectStore('readings', { keyPath: ['person', 'portalId', 'source'] });
  const attempts = database.createObjectStore('attempts', { keyPath: ['person', 'portalId'] });
  for (const { person, portalId, source, readAt, triedAt, failure, failures } of snapshots) {
    attempts.put({ person, portalId, triedAt, failure, failures });
    if (typeof source !== 'string' || typeof readAt !== 'number') continue;
    const own = loans
      .filter((loan) => loan.person === person && loan.portalId === portalId)
      .sort((a, b) => Number(a['position']) - Number(b['position']))
      .map(({ person: _, portalId: __, position: ___, ...loan }) => loan);
    readings.put({ person, portalId, source, readAt, loans: own, reservations: [] });
  }
}

/** Version 3: what each person has searched, by its plain words, and the records that they were shown. */
async function searchHistory(database: Database): Promise<void> {
  database.createObjectStore('searches', { keyPath: ['person', 'plain'] });
  database.createObjectStore('seen', { keyPath: ['person', 'record'] });
}
