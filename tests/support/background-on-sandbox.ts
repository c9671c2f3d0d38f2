import 'fake-indexeddb/auto';
import { afterAll, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '../../entrypoints/background/index.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import type { PanelModel, PanelPortal } from '../../utils/domain/panel.ts';
import type { Person } from '../../utils/domain/person.ts';
import type { Reply } from '../../utils/messaging/client.ts';
import { wipeLoans } from '../../utils/storage/loans-database.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { Visitor } from '../sandbox/client.ts';
import { hosts } from '../sandbox/hosts.ts';
import { password, type people } from '../sandbox/people.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { grantHosts } from './granted-hosts.ts';
import { sandboxPortal } from './sandbox-portal.ts';
import { visitorFetch } from './visitor-fetch.ts';

export type Pupil = (typeof people)[keyof typeof people];

/** A computer with the extension's background, and the sandbox as its school. */
export interface Computer {
  readonly sandbox: Sandbox;
  /** The browser's cookies. */
  readonly visitor: () => Visitor;
  /** Deletes the cookies, but not the extension's storage. */
  readonly loseCookies: () => void;
  /** How far the school's clocks are ahead of this computer's, in milliseconds. */
  readonly setSchoolAhead: (milliseconds: number) => void;
  /** Called before each request of the extension, which fails when this throws. */
  readonly setBeforeRequest: (act: (address: string) => Promise<void>) => void;
  readonly signIn: (pupil: Pupil) => Promise<void>;
  /** Sends a message of a content script, by default in PRONOTE's home page; throws when it is refused. */
  readonly ask: <Output>(name: string, input: unknown, origin?: string) => Promise<Output>;
  readonly open: (pupil: Pupil) => Promise<PanelModel>;
  readonly refresh: (pupil: Pupil, asked?: boolean) => Promise<PanelPortal | null>;
  /** Signs in, opens the home page and refreshes what is due. */
  readonly arrive: (pupil: Pupil) => Promise<PanelPortal | null>;
}

/** The whole background with the whole sandbox, reset for each test; only the browser is a fake. */
export async function backgroundOnSandbox(): Promise<Computer> {
  let ahead = 0;
  // Looked up at each call: tests replace the clock.
  const schoolNow = () => Date.now() + ahead;
  const sandbox = await startSandbox({
    now: schoolNow,
    today: () => localCalendarDate(new Date(schoolNow())),
  });
  let visitor = new Visitor(sandbox);
  let beforeRequest = async (_address: string) => {};

  function loseCookies(): void {
    visitor = new Visitor(sandbox);
    const fromVisitor = visitorFetch(visitor);
    vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
      await beforeRequest(address);
      return fromVisitor(address, init);
    });
  }

  beforeEach(async () => {
    ahead = 0;
    beforeRequest = async () => {};
    fakeBrowser.reset();
    grantHosts();
    await wipeLoans();
    sandbox.faults.clear();
    sandbox.school.portal.closeAll();
    loseCookies();
    await savePortal(sandboxPortal);
    background.main();
  });
  afterAll(() => sandbox.close());

  async function signIn(pupil: Pupil): Promise<void> {
    await visitor.post(`https://${hosts.pronote}/pronote/connexion`, {
      espace: pupil.webspace,
      identifiant: pupil.login,
      motdepasse: password,
    });
  }
  const open = (pupil: Pupil) => ask<PanelModel>('panel.open', { visitor: personOf(pupil) });
  const refresh = (pupil: Pupil, asked = false) =>
    ask<PanelPortal | null>('panel.refresh', { person: personOf(pupil), portalId: 'cdi', asked });

  return {
    sandbox,
    visitor: () => visitor,
    loseCookies,
    setSchoolAhead(milliseconds) {
      ahead = milliseconds;
    },
    setBeforeRequest(act) {
      beforeRequest = act;
    },
    signIn,
    ask,
    open,
    refresh,
    async arrive(pupil) {
      await signIn(pupil);
      await open(pupil);
      return refresh(pupil);
    },
  };
}

/** A pupil as named by PRONOTE's page. */
export function personOf({ familyName, givenName, className }: Pupil): Person {
  return {
    webspace: 'eleve',
    fullName: `${familyName} ${givenName}`,
    className,
    school: 'COLLEGE IMAGINAIRE',
  };
}

async function ask<Output>(
  name: string,
  input: unknown,
  origin = `https://${hosts.pronote}`,
): Promise<Output> {
  const sender = { id: fakeBrowser.runtime.id, tab: { id: 1 }, frameId: 0, origin };
  const replies = await fakeBrowser.runtime.onMessage.trigger({ name, input }, sender as never, () => {});
  const reply: Reply<Output> | undefined = await replies[0];
  if (!reply?.ok) throw new Error(reply?.refused ?? 'no answer');
  return reply.output;
}
