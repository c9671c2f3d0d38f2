import { addresses } from '../../sandbox/hosts.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

/** A managed policy of a school. */
const policy = {
  portals: [
    sandboxPortal,
    { rne: '9990002Y', name: 'CDI par stratégie', address: addresses.portal },
    { rne: '9990001X' },
  ],
  nativeWidget: 'beside',
  pronoteSites: [addresses.selfHostedWebspace('eleve.html')],
  computer: 'shared',
  reminders: { daysBefore: [3, 1], lateEvery: 7, quietHours: { from: '19:00', until: '07:00' } },
};

/**
 * To be run in a page of the extension before its own scripts: makes the page find this policy. A real policy file
 * would apply to every browser on this machine that is open at the same time.
 */
export const underPolicy = `{
  const managed = (globalThis.browser ?? globalThis.chrome)?.storage?.managed;
  if (managed) managed.get = (_keys, answer) => {
    const policy = ${JSON.stringify(policy)};
    const told = typeof _keys === 'function' ? _keys : answer;
    return told ? told(policy) : Promise.resolve(policy);
  };
}`;
