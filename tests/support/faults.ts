import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LimitedFault } from '../sandbox/faults.ts';
import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { RouteName } from '../sandbox/routes.ts';
import { type FaultSetup, longestWait, type Scene } from './fault-scene.ts';
import { fakeTimeouts } from './timeouts.ts';

export function setFault(route: RouteName, fault: LimitedFault): FaultSetup {
  return ({ computer }) => computer.sandbox.faults.set(route, fault);
}

/** Sets a fault on the first source of loans. */
export function setSourceFault(fault: LimitedFault): FaultSetup {
  return (scene) => setFault(scene.route, fault)(scene);
}

/** Lets the extension's timeout of ten seconds expire before any response. */
export function timeoutAt(route: RouteName): FaultSetup {
  return ({ computer: { sandbox } }) => {
    const patience = fakeTimeouts();
    sandbox.faults.set(route, { kind: 'latency', ms: 60_000 });
    sandbox.clearRequests();
    const isAsked = () => sandbox.requests.some((request) => request.route === route);
    void vi.waitUntil(isAsked, longestWait).then(() => patience.pass(10_000));
  };
}

export const sourceTimeout: FaultSetup = (scene) => timeoutAt(scene.route)(scene);

/** She signs in while this computer's clock is ahead of the school's. */
export function clockFastBy(milliseconds: number): FaultSetup {
  return async ({ computer }) => {
    computer.setSchoolAhead(-milliseconds);
    await computer.signIn(people.ines);
  };
}

export const noSchoolSession: FaultSetup = ({ computer }) => computer.sandbox.school.signOn.closeAll();

/** The previous user has signed out of PRONOTE but not of the portal. */
export async function otherUserAtPortal({ computer }: Scene): Promise<void> {
  computer.loseCookies();
  await computer.signIn(people.noe);
}

/** The portal's session outlives the school's, and its token contains no identifier. */
export async function anonymousTokenWithoutSession(scene: Scene): Promise<void> {
  const { computer } = scene;
  await computer.visitor().get(`${addresses.casLogin}?service=${encodeURIComponent(addresses.portal)}`);
  noSchoolSession(scene);
  setFault('portal-home', { kind: 'nameless-token' })(scene);
}

export const portalCookiesBlocked: FaultSetup = ({ computer }) =>
  computer.visitor().blockCookiesOf(hosts.portal);

/** In Chrome and Firefox users can revoke a host permission: requests then fail before they are sent. */
export function hostPermissionRevoked(host: string): FaultSetup {
  return ({ computer }) => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(
      async ({ origins = [] }) => !origins.includes(`https://${host}/*`),
    );
    computer.setBeforeRequest(async (address) => {
      // Matched in the query too: the sign-on URL contains the portal's.
      if (decodeURIComponent(address).includes(`https://${host}`)) throw new TypeError('Failed to fetch');
    });
  };
}

export const settingsUnreadable: FaultSetup = () =>
  fakeBrowser.storage.local.set({ settings: { version: 7 } });
