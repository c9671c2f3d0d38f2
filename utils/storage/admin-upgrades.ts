import type { UpgradeStep } from './database-connection.ts';

/** How the administrator's database came to its shape. */
export const adminUpgrades: readonly UpgradeStep[] = [
  async (database) => {
    database.createObjectStore('roster', { keyPath: 'part' });
    database.createObjectStore('exports', { keyPath: 'id' });
    // Apart from what is known of them: a list stays light, and a purge leaves the proof.
    database.createObjectStore('files', { keyPath: 'id' });
    database.createObjectStore('fingerprints', { keyPath: 'portalId' });
    database.createObjectStore('choices', { keyPath: 'portalId' });
    database.createObjectStore('mappings', { keyPath: 'headers' });
    database.createObjectStore('secrets');
    database.createObjectStore('journal', { autoIncrement: true });
  },
];
