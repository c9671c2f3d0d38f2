import { connectTo } from './database-connection.ts';
import { loansUpgrades } from './loans-upgrades.ts';

/** The database of everything personal: it is deleted as a whole when the person is to be forgotten. */
export const loansDatabase = connectTo({
  name: 'cdi-loans',
  upgrades: loansUpgrades,
  // It holds what the portals can tell again, and what may be forgotten.
  replaceable: true,
});
