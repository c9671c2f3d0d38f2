import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '../../entrypoints/background/index.ts';
import type { SearchOutcome } from '../../utils/domain/search.ts';
import { wipeLoans } from '../../utils/storage/loans-database.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox, type Pupil } from '../support/background-on-sandbox.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

const { sandbox, visitor, loseCookies, signIn, ask, open, refresh, arrive } = await backgroundOnSandbox();

/** Signs in at the portal itself, in another tab of the same browser, without PRONOTE. */
function signInAtPortal(person: Pupil): void {
  const { portal } = sandbox.school;
  visitor().setCookie(hosts.portal, portal.cookie, portal.open(person));
}

describe('loans', () => {
  it('are requested at the first visit and stored for the second', async () => {
    await signIn(people.ines);
    const first = await open(people.ines);
    expect(first.portals).toMatchObject([
      { id: 'cdi', refreshDue: true, loans: { loans: [], readAt: null } },
    ]);
    const read = await refresh(people.ines);
    expect(read?.loans).toMatchObject({ source: 'loans-api', failure: null });
    expect(read?.loans.loans.filter(({ state }) => state !== 'returned')).toHaveLength(5);
    const second = await open(people.ines);
    expect(second.portals).toMatchObject([{ refreshDue: false, loans: read?.loans ?? {} }]);
  });

  it('are the same from the account page when there is no gateway', async () => {
    const fromGateway = (await arrive(people.ines))?.loans.loans ?? [];
    await savePortal({ ...sandboxPortal, loansApi: null });
    await wipeLoans();
    const fromPage = await refresh(people.ines);
    expect(fromPage?.loans).toMatchObject({ source: 'account-page', failure: null });
    const gist = ({ title, dueOn, state }: (typeof fromGateway)[number]) => `${title} ${dueOn} ${state}`;
    expect(fromPage?.loans.loans.map(gist).sort()).toEqual(fromGateway.map(gist).sort());
  });

  it('are requested once for simultaneous refreshes', async () => {
    await signIn(people.ines);
    await open(people.ines);
    sandbox.clearRequests();
    await Promise.all([refresh(people.ines), refresh(people.ines), refresh(people.ines)]);
    expect(sandbox.requests.filter(({ route }) => route === 'loans-api')).toHaveLength(1);
  });

  it('are an empty list without failure for a user without loans', async () => {
    expect((await arrive(people.noe))?.loans).toMatchObject({
      loans: [],
      failure: null,
      source: 'loans-api',
    });
  });

  it.each([
    ['the user is not signed in at school', people.ines, false, 'not-signed-in'],
    ['the portal does not know the account', people.aya, true, 'not-linked'],
    ['the library does not know the borrower', people.lou, true, 'unknown-borrower'],
  ] as const)('report why there are none: %s', async (_, pupil, signedIn, kind) => {
    if (signedIn) await signIn(pupil);
    await open(pupil);
    expect((await refresh(pupil))?.loans).toMatchObject({ failure: { kind }, readAt: null });
  });

  it.each([
    ['the portal is down', 'portal-home', { kind: 'status', status: 503 }, 'unreachable'],
    ['the sign-on is down', 'cas-login', { kind: 'refuse' }, 'unreachable'],
    [
      'the gateway is down, and so is the account page',
      'loans-api',
      { kind: 'status', status: 500 },
      'unreachable',
    ],
    ['a page comes instead of JSON', 'loans-api', { kind: 'html' }, 'unreadable'],
    ['the answer is cut off', 'loans-api', { kind: 'cut' }, 'unreachable'],
    ['the session is refused again and again', 'loans-api', { kind: 'status', status: 401 }, 'not-allowed'],
    ['the portal hands out an expired session', 'portal-home', { kind: 'expired-token' }, 'expired-session'],
    [
      'the portal hands out another school’s session',
      'portal-home',
      { kind: 'foreign-token' },
      'foreign-session',
    ],
    [
      'the sign-on leads elsewhere',
      'cas-login',
      { kind: 'redirect', to: `https://${hosts.notAPortal}/` },
      'not-signed-in',
    ],
  ] as const)('stay stored after a failure, which is reported: %s', async (_, route, fault, kind) => {
    const before = (await arrive(people.ines))?.loans.loans;
    await fakeBrowser.storage.session.remove('delegated-session:cdi');
    sandbox.faults.set(route, fault);
    sandbox.faults.set('portal-account', { kind: 'status', status: 500 });
    vi.setSystemTime(Date.now() + 2 * 60_000);
    const after = await refresh(people.ines, true);
    vi.useRealTimers();
    expect(before).toHaveLength(7);
    expect(after?.loans).toMatchObject({ loans: before ?? [], failure: { kind } });
  });

  it('are none for an empty array', async () => {
    sandbox.faults.set('loans-api', { kind: 'empty-array' });
    expect((await arrive(people.ines))?.loans).toMatchObject({ loans: [], failure: null });
  });

  it('are read after one renewal of the session', async () => {
    sandbox.faults.set('loans-api', { kind: 'status', status: 401, times: 1 });
    expect((await arrive(people.ines))?.loans).toMatchObject({ failure: null, source: 'loans-api' });
  });
});

describe('the daily refresh', () => {
  const hour = 3_600_000;
  const loansRequests = () => sandbox.requests.filter(({ route }) => route === 'loans-api').length;
  async function triggerAlarm(): Promise<void> {
    const alarm = await fakeBrowser.alarms.get('every-hour');
    if (alarm === undefined) throw new Error('no alarm was set');
    await fakeBrowser.alarms.onAlarm.trigger(alarm);
  }

  beforeEach(async () => {
    vi.setSystemTime(new Date().setHours(8, 0, 0, 0));
    await arrive(people.ines);
    sandbox.clearRequests();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Signs in again: the sandbox's sign-on lasts an hour, as it does at school. */
  async function later(hours: number): Promise<void> {
    vi.setSystemTime(Date.now() + hours * hour);
    await signIn(people.ines);
  }

  it('sends nothing on the same day', async () => {
    await later(15);
    await triggerAlarm();
    expect(await refresh(people.ines)).toMatchObject({ refreshDue: false });
    expect(loansRequests()).toBe(0);
  });

  it('sends one request on the next day, when the user returns', async () => {
    await later(24);
    expect(await refresh(people.ines)).toMatchObject({ refreshDue: false, loans: { failure: null } });
    expect(await refresh(people.ines)).toMatchObject({ refreshDue: false });
    expect(loansRequests()).toBe(1);
  });

  it('sends one request on the next day, by the hourly alarm at the user’s moment', async () => {
    await later(40);
    await triggerAlarm();
    await vi.waitUntil(() => loansRequests() > 0);
    expect(await refresh(people.ines)).toMatchObject({ refreshDue: false, loans: { failure: null } });
    expect(loansRequests()).toBe(1);
  });

  it('runs at the next start of the background after a missed alarm', async () => {
    await later(40);
    background.main();
    // Both backgrounds run here: wait for the new one before sending messages to the old one.
    await vi.waitUntil(async () => (await open(people.ines)).portals[0]?.refreshDue === false);
    expect(await refresh(people.ines)).toMatchObject({ refreshDue: false, loans: { failure: null } });
    expect(loansRequests()).toBe(1);
  });

  it('keeps its alarm across restarts', async () => {
    const before = await fakeBrowser.alarms.get('every-hour');
    background.main();
    await vi.waitUntil(async () => (await fakeBrowser.alarms.getAll()).length > 0);
    expect(before).toBeDefined();
    expect(await fakeBrowser.alarms.getAll()).toEqual([before]);
  });
});

describe('users', () => {
  it('never see the loans of the user before', async () => {
    await arrive(people.ines);
    loseCookies();
    const noe = await arrive(people.noe);
    expect(noe?.loans.loans).toEqual([]);
    expect(await refresh(people.ines)).toBeNull();
  });

  it('are deleted when the browser starts', async () => {
    await arrive(people.ines);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['cdi-loans']);
    await fakeBrowser.runtime.onStartup.trigger();
    await vi.waitUntil(async () => Object.keys(await fakeBrowser.storage.session.get(null)).length === 0);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('see no loans while the portal is still signed in as the last one', async () => {
    await arrive(people.ines);
    // Noé opens PRONOTE while school and portal still have Inès's session.
    await open(people.noe);
    expect((await refresh(people.noe))?.loans).toMatchObject({
      loans: [],
      failure: { kind: 'someone-else' },
    });
  });

  it('never see the loans of another person who signs in to the portal in another tab', async () => {
    await savePortal({ ...sandboxPortal, loansApi: null });
    await arrive(people.ines);
    signInAtPortal(people.noe);
    vi.setSystemTime(Date.now() + 2 * 60_000);
    const after = await refresh(people.ines, true);
    vi.useRealTimers();
    expect(after?.loans.failure).toEqual({ kind: 'someone-else' });
    expect(after?.loans.loans).toHaveLength(7);
  });

  it('leave no data behind when they sign out of PRONOTE', async () => {
    await arrive(people.ines);
    await ask('panel.leave', {});
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
    expect(await indexedDB.databases()).toEqual([]);
    expect(await refresh(people.ines)).toBeNull();
  });

  it('see only the portals that concern them', async () => {
    await savePortal({ ...sandboxPortal, classes: ['5B'] });
    expect((await open(people.ines)).portals).toEqual([]);
    expect((await open(people.noe)).portals).toHaveLength(1);
  });
});

describe('search', () => {
  const search = async (terms: string) => {
    const question = { asker: 'page', portalId: 'cdi', terms, first: 1, opens: false };
    return (await ask<SearchOutcome>('panel.search', question)).answer;
  };

  it('finds records without a current user', async () => {
    const found = await search('mer');
    expect(found).toMatchObject({ ok: true });
    expect(found.ok && found.value.total).toBeGreaterThan(found.ok ? found.value.hits.length - 1 : 0);
    expect(found.ok && found.value.hits[0]?.recordAddress).toMatch(
      /^https:\/\/9990001x\.esidoc\.fr\/document\//,
    );
  });

  it.each([
    ['the portal is down', 'portal-home', { kind: 'status', status: 503 }, 'unreachable'],
    ['the search is down', 'search-simple', { kind: 'refuse' }, 'unreachable'],
    ['the portal asks for a pause', 'search-simple', { kind: 'status', status: 429 }, 'too-many-requests'],
    ['a page comes instead of JSON', 'search-simple', { kind: 'html' }, 'unreadable'],
    ['the token is another school’s', 'portal-home', { kind: 'foreign-token' }, 'unreadable'],
    ['the token has expired', 'portal-home', { kind: 'expired-token' }, 'unreadable'],
    ['the token is refused twice', 'search-simple', { kind: 'status', status: 401 }, 'unreadable'],
  ] as const)('reports the failure: %s', async (_, route, fault, kind) => {
    sandbox.faults.set(route, fault);
    expect(await search('mer')).toMatchObject({ ok: false, failure: { kind } });
  });

  it('renews a refused token once', async () => {
    await search('mer');
    sandbox.faults.set('search-simple', { kind: 'status', status: 401, times: 1 });
    expect(await search('loup')).toMatchObject({ ok: true });
  });
});
