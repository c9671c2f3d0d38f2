import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LimitedFault } from '../sandbox/faults.ts';
import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { RouteName } from '../sandbox/routes.ts';
import { longestWait, type Mishap, type Scene } from './fault-scene.ts';
import { heldPatience } from './timeouts.ts';

export function at(route: RouteName, fault: LimitedFault): Mishap {
  return ({ computer }) => computer.sandbox.faults.set(route, fault);
}

/** Where the loans are asked for first. */
export function atSource(fault: LimitedFault): Mishap {
  return (scene) => at(scene.route, fault)(scene);
}

/** The ten seconds that the extension waits are over before anything answers. */
export function tooSlow(route: RouteName): Mishap {
  return ({ computer: { sandbox } }) => {
    const patience = heldPatience();
    sandbox.faults.set(route, { kind: 'latency', ms: 60_000 });
    sandbox.forgetRequests();
    const isAsked = () => sandbox.requests.some((request) => request.route === route);
    void vi.waitUntil(isAsked, longestWait).then(() => patience.pass(10_000));
  };
}

export const tooSlowSource: Mishap = (scene) => tooSlow(scene.route)(scene);

/** She signs in while this computer’s clock is ahead of the school’s. */
export function clockFastBy(milliseconds: number): Mishap {
  return async ({ computer }) => {
    computer.setSchoolAhead(-milliseconds);
    await computer.signIn(people.ines);
  };
}

export const nobodySignedIn: Mishap = ({ computer }) => computer.sandbox.school.signOn.closeAll();

/** The one who sat here before has left PRONOTE, and not the portal. */
export async function someoneElseAtPortal({ computer }: Scene): Promise<void> {
  computer.loseCookies();
  await computer.signIn(people.noe);
}

/** The portal’s own session outlives the school’s, and its token names nobody. */
export async function namelessAndNotVouched(scene: Scene): Promise<void> {
  const { computer } = scene;
  await computer.visitor().get(`${addresses.casLogin}?service=${encodeURIComponent(addresses.portal)}`);
  nobodySignedIn(scene);
  at('portal-home', { kind: 'nameless-token' })(scene);
}

export const portalCookiesRefused: Mishap = ({ computer }) =>
  computer.visitor().refuseCookiesOf(hosts.portal);

/** Chrome and Firefox let people take a host away: the request is then refused before it leaves. */
export function hostForbidden(host: string): Mishap {
  return ({ computer }) => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(
      async ({ origins = [] }) => !origins.includes(`https://${host}/*`),
    );
    computer.setBeforeRequest(async (address) => {
      // The sign-on redirects to the portal, whose address it carries.
      if (decodeURIComponent(address).includes(`https://${host}`)) throw new TypeError('Failed to fetch');
    });
  };
}

export const settingsUnreadable: Mishap = () => fakeBrowser.storage.local.set({ settings: { version: 7 } });
