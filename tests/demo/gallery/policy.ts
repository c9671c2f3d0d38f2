import { addresses } from '../../sandbox/hosts.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

/** What a school may set for all its computers. */
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
 * To be run in a page of the extension before all else: the page finds this policy. A real one would have to be written
 * where this machine's browsers look for it, and would set up every one of them that is open meanwhile.
 */
export const underPolicy = `{
  const managed = (globalThis.browser ?? globalThis.chrome)?.storage?.managed;
  if (managed) managed.get = (_keys, answer) => {
    const policy = ${JSON.stringify(policy)};
    const told = typeof _keys === 'function' ? _keys : answer;
    return told ? told(policy) : Promise.resolve(policy);
  };
}`;
