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
import { allUsers, member, type Who } from './users.ts';

/** The actions and their parameters, by name. */
interface Actions {
  /** Signs in to PRONOTE and opens its home page in a tab. */
  arrive: { readonly who: Who; readonly tab: number };
  /** Signs in to PRONOTE elsewhere in the browser: no home page is loaded. */
  'sign in': { readonly who: Who };
  'sign out': object;
  /** Loads the home page in a tab; its panel then refreshes what is due, unless the page is left before. */
  load: { readonly tab: number; readonly reads: boolean };
  /** Returns to a tab, whose page still names the person for whom it was loaded. */
  return: { readonly tab: number; readonly reads: boolean };
  refresh: { readonly tab: number; readonly asked: boolean };
  search: { readonly tab: number };
  'sign in at portal': { readonly who: Who };
  'sign out at portal': object;
  /** Opens a page of the portal, as the person who is signed in there. */
  'open portal': object;
  /** A tab reports the sign-out from PRONOTE. */
  leave: { readonly tab: number };
  /** The portal ends all sessions. */
  'portal forgets': object;
  wait: { readonly minutes: number };
  alarm: object;
  'stop worker': object;
  'restart browser': { readonly cookiesStay: boolean };
  break: { readonly route: RouteName; readonly fault: Fault };
  mend: object;
  configure: { readonly delegation: Portal['delegation']['kind']; readonly gateway: boolean };
}

export type ActionName = keyof Actions;
export type Action<Name extends ActionName = ActionName> = {
  [Each in Name]: { readonly does: Each; readonly input: Actions[Each] };
}[Name];

interface Kind<Told> {
  /** Its relative frequency. */
  readonly weight: number;
  /** The same among simultaneous actions; 0 for none. */
  readonly overlapping: number;
  readonly input: fc.Arbitrary<Told>;
  readonly perform: (computer: Computer, input: Told) => Promise<unknown>;
}

const tab = fc.nat(1);
/** Users with loans are more frequent: they have more data that could leak. */
const who = fc.constantFrom<Who>(...allUsers, 'ines', 'claire');
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

const kinds: { readonly [Name in ActionName]: Kind<Actions[Name]> } = {
  arrive: {
    weight: 8,
    overlapping: 8,
    input: fc.record({ who, tab }),
    perform: async (computer, input) => {
      await signIn(computer, input.who);
      await load(computer, { tab: input.tab, reads: true });
    },
  },
  'sign in': {
    weight: 3,
    overlapping: 2,
    input: fc.record({ who }),
    perform: (computer, input) => signIn(computer, input.who),
  },
  'sign out': {
    weight: 2,
    overlapping: 1,
    input: nothing,
    perform: ({ visitor }) => visitor.post(`https://${hosts.pronote}/pronote/deconnexion`, {}),
  },
  load: {
    weight: 5,
    overlapping: 4,
    input: fc.record({ tab, reads: mostly }),
    perform: load,
  },
  return: { weight: 4, overlapping: 6, input: fc.record({ tab, reads: mostly }), perform: show },
  refresh: {
    weight: 9,
    overlapping: 6,
    input: fc.record({ tab, asked: mostly }),
    perform: (computer, input) => computer.refresh(input.tab, input.asked),
  },
  search: {
    weight: 1,
    overlapping: 1,
    input: fc.record({ tab }),
    perform: (computer, input) => computer.search(input.tab),
  },
  'sign in at portal': {
    weight: 8,
    overlapping: 4,
    input: fc.record({ who }),
    perform: async (computer, input) => signInAtPortal(computer, input.who),
  },
  'sign out at portal': {
    weight: 1,
    overlapping: 1,
    input: nothing,
    perform: ({ visitor }) => visitor.get(`${addresses.portal}deconnexion`, { follow: false }),
  },
  'open portal': {
    weight: 4,
    overlapping: 3,
    input: nothing,
    perform: (computer) => computer.openPortal(),
  },
  leave: { weight: 2, overlapping: 2, input: fc.record({ tab }), perform: leave },
  'portal forgets': {
    weight: 1,
    overlapping: 1,
    input: nothing,
    perform: async ({ inProcess }) => inProcess.school.portal.closeAll(),
  },
  wait: {
    weight: 9,
    overlapping: 0,
    input: fc.record({ minutes }),
    perform: async (_, input) => wait(input.minutes),
  },
  alarm: { weight: 3, overlapping: 3, input: nothing, perform: ({ worker }) => worker.alarm() },
  'stop worker': {
    weight: 2,
    overlapping: 3,
    input: nothing,
    perform: async ({ worker }) => {
      worker.stop();
      worker.start();
    },
  },
  'restart browser': {
    weight: 1,
    overlapping: 0,
    input: fc.record({ cookiesStay: fc.boolean() }),
    perform: restartBrowser,
  },
  break: {
    weight: 4,
    overlapping: 2,
    input: fc.record({ route, fault }),
    perform: async (computer, input) => {
      computer.activeFaults.add(input.route);
      computer.inProcess.faults.set(input.route, input.fault);
    },
  },
  mend: { weight: 2, overlapping: 1, input: nothing, perform: async (computer) => mend(computer) },
  configure: {
    weight: 2,
    overlapping: 1,
    input: fc.record({ delegation: fc.constantFrom('cas', 'cas', 'none', 'pronote'), gateway: fc.boolean() }),
    perform: configure,
  },
};

/** Any action, or any that may run at the same time as others. */
export function actions(together: boolean): fc.Arbitrary<Action> {
  const names = Object.keys(kinds) as ActionName[];
  const choices = names
    .map((name) => {
      const { weight, overlapping } = kinds[name];
      return { weight: together ? overlapping : weight, arbitrary: actionOf(name) };
    })
    .filter(({ weight }) => weight > 0);
  return fc.oneof(...choices);
}

function actionOf<Name extends ActionName>(name: Name): fc.Arbitrary<Action> {
  return kinds[name].input.map((input) => ({ does: name, input }) as Action);
}

export function perform<Name extends ActionName>(
  computer: Computer,
  { does, input }: Action<Name>,
): Promise<unknown> {
  return (kinds[does] as Kind<Action<Name>['input']>).perform(computer, input);
}

export function signIn({ visitor }: Computer, person: Who): Promise<unknown> {
  const { webspace, login } = member(person);
  const form = { espace: webspace, identifiant: login, motdepasse: password };
  return visitor.post(`https://${hosts.pronote}/pronote/connexion`, form, { follow: false });
}

/** Signs in with the portal's own form; PRONOTE's session does not change. */
export function signInAtPortal({ visitor, inProcess }: Computer, person: Who): void {
  const { portal } = inProcess.school;
  visitor.setCookie(hosts.portal, portal.cookie, portal.open(member(person)));
}

/** The page is rendered for the person who is signed in. */
async function load(computer: Computer, input: Actions['load']): Promise<void> {
  computer.tabs[input.tab] = computer.signedIn();
  await show(computer, input);
}

async function show(computer: Computer, { tab, reads }: Actions['load']): Promise<void> {
  const portals = await computer.open(tab);
  if (reads && portals.some(({ refreshDue }) => refreshDue)) await computer.refresh(tab, false);
}

export function wait(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * 60_000);
}

export function mend(computer: Computer): void {
  computer.activeFaults.clear();
  computer.inProcess.faults.clear();
}

async function restartBrowser(
  computer: Computer,
  { cookiesStay }: Actions['restart browser'],
): Promise<void> {
  computer.worker.stop();
  computer.tabs.fill(null);
  if (!cookiesStay) computer.forgetCookies();
  await fakeBrowser.storage.session.clear();
  computer.left = true;
  computer.worker.start();
  await computer.worker.browserStarts();
}

async function leave(computer: Computer, { tab: place }: Actions['leave']): Promise<void> {
  computer.tabs[place] = null;
  computer.left = true;
  await computer.leave(place);
}

async function configure(computer: Computer, { delegation, gateway }: Actions['configure']): Promise<void> {
  computer.portal = {
    ...sandboxPortal,
    delegation: delegation === 'cas' ? sandboxPortal.delegation : { kind: delegation },
    loansApi: gateway ? sandboxPortal.loansApi : null,
  };
  await computer.storeSettings();
}
