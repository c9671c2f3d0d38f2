import fc from 'fast-check';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { addresses, hosts } from '../../sandbox/hosts.ts';
import { password } from '../../sandbox/people.ts';
import type { RouteName } from '../../sandbox/routes.ts';
import { sandboxPortal } from '../sandbox-portal.ts';
import type { Computer } from './computer.ts';
import { everyone, member, type Who } from './members.ts';

/** What may happen, by its name, with what it needs to be told. */
interface Deeds {
  /** Signs in to PRONOTE and is led to its home page, in a tab. */
  arrive: { readonly who: Who; readonly tab: number };
  /** Signs in to PRONOTE elsewhere in the browser: no home page is loaded. */
  'sign in': { readonly who: Who };
  'sign out': object;
  /** Loads the home page in a tab; its panel then reads what is due, unless the page is gone by then. */
  load: { readonly tab: number; readonly reads: boolean };
  /** Comes back to a tab, whose page is still that of the person for whom it was loaded. */
  return: { readonly tab: number; readonly reads: boolean };
  refresh: { readonly tab: number; readonly asked: boolean };
  search: { readonly tab: number };
  'sign in at portal': { readonly who: Who };
  'sign out at portal': object;
  /** A page of the portal is opened, and shows whoever is signed in there. */
  'open portal': object;
  /** A tab shows that nobody is signed in to PRONOTE any more. */
  leave: { readonly tab: number };
  /** The portal ends everybody's session. */
  'portal forgets': object;
  wait: { readonly minutes: number };
  alarm: object;
  'stop worker': object;
  'restart browser': { readonly cookiesStay: boolean };
  break: { readonly route: RouteName; readonly fault: Fault };
  mend: object;
  configure: { readonly delegation: Portal['delegation']['kind']; readonly gateway: boolean };
}

export type DeedName = keyof Deeds;
export type Deed<Name extends DeedName = DeedName> = {
  [Each in Name]: { readonly does: Each; readonly told: Deeds[Each] };
}[Name];

interface Kind<Told> {
  /** How often it happens, beside the others. */
  readonly weight: number;
  /** The same while something else happens; 0 for what happens alone. */
  readonly overlapping: number;
  readonly told: fc.Arbitrary<Told>;
  readonly happens: (computer: Computer, told: Told) => Promise<unknown>;
}

const tab = fc.nat(1);
/** Those who have borrowed come more often: of the others there is less to be found in the wrong place. */
const who = fc.constantFrom<Who>(...everyone, 'ines', 'claire');
const mostly = fc.nat(3).map((n) => n > 0);
const nothing = fc.constant({});
const fault = fc.constantFrom<Fault>(
  { kind: 'status', status: 500 },
  { kind: 'status', status: 401 },
  { kind: 'refuse' },
  { kind: 'cut' },
  { kind: 'html' },
  { kind: 'expired-token' },
);
const route = fc.constantFrom<RouteName>('portal-home', 'cas-login', 'loans-api', 'portal-account');
const minutes = fc.constantFrom(1, 2, 20, 31, 60, 300, 1440);

const kinds: { readonly [Name in DeedName]: Kind<Deeds[Name]> } = {
  arrive: {
    weight: 8,
    overlapping: 8,
    told: fc.record({ who, tab }),
    happens: async (computer, told) => {
      await signIn(computer, told.who);
      await load(computer, { tab: told.tab, reads: true });
    },
  },
  'sign in': {
    weight: 3,
    overlapping: 2,
    told: fc.record({ who }),
    happens: (computer, told) => signIn(computer, told.who),
  },
  'sign out': {
    weight: 2,
    overlapping: 1,
    told: nothing,
    happens: ({ visitor }) => visitor.post(`https://${hosts.pronote}/pronote/deconnexion`, {}),
  },
  load: {
    weight: 5,
    overlapping: 4,
    told: fc.record({ tab, reads: mostly }),
    happens: load,
  },
  return: { weight: 4, overlapping: 6, told: fc.record({ tab, reads: mostly }), happens: show },
  refresh: {
    weight: 9,
    overlapping: 6,
    told: fc.record({ tab, asked: mostly }),
    happens: (computer, told) => computer.refresh(told.tab, told.asked),
  },
  search: {
    weight: 1,
    overlapping: 1,
    told: fc.record({ tab }),
    happens: (computer, told) => computer.search(told.tab),
  },
  'sign in at portal': {
    weight: 8,
    overlapping: 4,
    told: fc.record({ who }),
    happens: async (computer, told) => signInAtPortal(computer, told.who),
  },
  'sign out at portal': {
    weight: 1,
    overlapping: 1,
    told: nothing,
    happens: ({ visitor }) => visitor.get(`${addresses.portal}deconnexion`, { follow: false }),
  },
  'open portal': {
    weight: 4,
    overlapping: 3,
    told: nothing,
    happens: (computer) => computer.openPortal(),
  },
  leave: { weight: 2, overlapping: 2, told: fc.record({ tab }), happens: leave },
  'portal forgets': {
    weight: 1,
    overlapping: 1,
    told: nothing,
    happens: async ({ inProcess }) => inProcess.school.portal.closeAll(),
  },
  wait: {
    weight: 9,
    overlapping: 0,
    told: fc.record({ minutes }),
    happens: async (_, told) => wait(told.minutes),
  },
  alarm: { weight: 3, overlapping: 3, told: nothing, happens: ({ worker }) => worker.alarm() },
  'stop worker': {
    weight: 2,
    overlapping: 3,
    told: nothing,
    happens: async ({ worker }) => {
      worker.stop();
      worker.start();
    },
  },
  'restart browser': {
    weight: 1,
    overlapping: 0,
    told: fc.record({ cookiesStay: fc.boolean() }),
    happens: restartBrowser,
  },
  break: {
    weight: 4,
    overlapping: 2,
    told: fc.record({ route, fault }),
    happens: async (computer, told) => {
      computer.faultsInForce.add(told.route);
      computer.inProcess.faults.set(told.route, told.fault);
    },
  },
  mend: { weight: 2, overlapping: 1, told: nothing, happens: async (computer) => mend(computer) },
  configure: {
    weight: 2,
    overlapping: 1,
    told: fc.record({ delegation: fc.constantFrom('cas', 'cas', 'none', 'pronote'), gateway: fc.boolean() }),
    happens: configure,
  },
};

/** Any one deed, or any that may happen together with others. */
export function deeds(together: boolean): fc.Arbitrary<Deed> {
  const names = Object.keys(kinds) as DeedName[];
  const choices = names
    .map((name) => {
      const { weight, overlapping } = kinds[name];
      return { weight: together ? overlapping : weight, arbitrary: deedOf(name) };
    })
    .filter(({ weight }) => weight > 0);
  return fc.oneof(...choices);
}

function deedOf<Name extends DeedName>(name: Name): fc.Arbitrary<Deed> {
  return kinds[name].told.map((told) => ({ does: name, told }) as Deed);
}

export function perform<Name extends DeedName>(
  computer: Computer,
  { does, told }: Deed<Name>,
): Promise<unknown> {
  return (kinds[does] as Kind<Deed<Name>['told']>).happens(computer, told);
}

export function signIn({ visitor }: Computer, person: Who): Promise<unknown> {
  const { webspace, login } = member(person);
  const form = { espace: webspace, identifiant: login, motdepasse: password };
  return visitor.post(`https://${hosts.pronote}/pronote/connexion`, form, { follow: false });
}

/** By hand, under an account of the portal's own: PRONOTE's session stays whose it is. */
export function signInAtPortal({ visitor, inProcess }: Computer, person: Who): void {
  const { portal } = inProcess.school;
  visitor.setCookie(hosts.portal, portal.cookie, portal.open(member(person)));
}

/** The page that comes is that of whoever is signed in. */
async function load(computer: Computer, told: Deeds['load']): Promise<void> {
  computer.tabs[told.tab] = computer.signedIn();
  await show(computer, told);
}

async function show(computer: Computer, { tab, reads }: Deeds['load']): Promise<void> {
  const portals = await computer.open(tab);
  if (reads && portals.some(({ refreshDue }) => refreshDue)) await computer.refresh(tab, false);
}

export function wait(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * 60_000);
}

export function mend(computer: Computer): void {
  computer.faultsInForce.clear();
  computer.inProcess.faults.clear();
}

async function restartBrowser(computer: Computer, { cookiesStay }: Deeds['restart browser']): Promise<void> {
  computer.worker.stop();
  computer.tabs.fill(null);
  if (!cookiesStay) computer.forgetCookies();
  await fakeBrowser.storage.session.clear();
  computer.left = true;
  computer.worker.start();
  await computer.worker.browserStarts();
}

async function leave(computer: Computer, { tab: place }: Deeds['leave']): Promise<void> {
  computer.tabs[place] = null;
  computer.left = true;
  await computer.leave(place);
}

async function configure(computer: Computer, { delegation, gateway }: Deeds['configure']): Promise<void> {
  computer.portal = {
    ...sandboxPortal,
    delegation: delegation === 'cas' ? sandboxPortal.delegation : { kind: delegation },
    loansApi: gateway ? sandboxPortal.loansApi : null,
  };
  await computer.store();
}
