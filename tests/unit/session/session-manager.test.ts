import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CurrentUser, PersonKey } from '../../../utils/domain/person.ts';
import { fail } from '../../../utils/domain/result.ts';
import { type PortalToken, userToken } from '../../../utils/esidoc/portal-token.ts';
import type { Fetch } from '../../../utils/http/http.ts';
import { adoptSession, openAccess } from '../../../utils/session/session-manager.ts';
import { writeCurrentPerson } from '../../../utils/storage/current-user-record.ts';
import { delegatedSessions } from '../../../utils/storage/delegated-sessions.ts';
import { homePage, jwt, now, visitor } from '../../fixtures/esidoc/school.ts';
import { grantHosts } from '../../support/granted-hosts.ts';
import { sandboxPortal as portal } from '../../support/sandbox-portal.ts';

const hour = 3_600_000;
const marie: CurrentUser = {
  key: 'key-of-marie' as PersonKey,
  person: { webspace: 'eleve', fullName: 'DUPONT LE GOFF Marie', className: '3A', school: null },
};
const ownName = { nom: 'Dupont Le Goff', prenom: 'Marie' };
const own = { ...visitor, exp: (now + hour) / 1000, droits: ['EMPRUNTEUR'], identite_ent: 'F1', ...ownName };
const gateway = `${portal.loansApi}/x`;

function tokenOf(claims: object): PortalToken {
  const token = userToken(homePage(jwt(claims)), portal.rne, now);
  if (!token.ok) throw new Error(token.failure.kind);
  return token.value;
}

interface Sent {
  readonly address: string;
  readonly bearer: string | null;
  readonly cookies: string;
}

let page: string;
let responses: Record<string, () => Response>;
let requests: Sent[];

const fetch: Fetch = async (address, init) => {
  const bearer = new Headers(init?.headers).get('authorization');
  requests.push({ address, bearer, cookies: init?.credentials ?? '' });
  const { host, searchParams } = new URL(address);
  const place = searchParams.has('gateway') ? 'arrival' : searchParams.has('service') ? 'login' : host;
  const response = responses[place]?.() ?? new Response(page);
  return Object.defineProperty(response, 'url', { value: `${portal.address}/` });
};

const stored = () => delegatedSessions.read(portal.id);

async function access() {
  const opened = await openAccess(fetch, portal, marie);
  if (!opened.ok) throw new Error(opened.failure.kind);
  return opened.value;
}

beforeEach(async () => {
  fakeBrowser.reset();
  grantHosts();
  vi.setSystemTime(now);
  await writeCurrentPerson(marie, 'shared');
  requests = [];
  page = homePage(jwt(visitor), jwt(own));
  responses = {};
  return () => vi.useRealTimers();
});

describe('openAccess', () => {
  it('signs on once, and uses the session until shortly before it expires', async () => {
    await openAccess(fetch, portal, marie);
    await openAccess(fetch, portal, marie);
    expect(requests).toHaveLength(1);
    vi.setSystemTime(now + hour - 20_000);
    await openAccess(fetch, portal, marie);
    expect(requests).toHaveLength(2);
  });

  it('does not use a session of another user', async () => {
    await openAccess(fetch, portal, marie);
    const paul = { key: 'key-of-paul' as PersonKey, person: { ...marie.person, fullName: 'DUPONT Paul' } };
    await writeCurrentPerson(paul, 'shared');
    expect(await openAccess(fetch, portal, paul)).toEqual(fail({ kind: 'someone-else' }));
    expect(await stored()).toBeNull();
  });

  it.each<[string, object, boolean, string | null]>([
    ['names the user in another spelling', { nom: 'DUPONT-LE GOFF', prenom: 'marie' }, true, null],
    ['is a teacher’s of the same name', { profil: 'National_3' }, true, 'someone-else'],
    ['is a pupil’s', { profil: 'National_1' }, true, null],
    ['is an administrator’s of that name', { account_type: 'admin' }, true, null],
    ['names another person', { nom: 'Dupont', prenom: 'Paul' }, true, 'someone-else'],
    ['names no one, at a school that knows the user', { nom: undefined, prenom: undefined }, true, null],
    ['names no one, at a school that does not', { nom: undefined, prenom: undefined }, false, 'unproven'],
  ])('with a token that %s, known at school %s: fails with %s', async (_, claims, isKnown, failure) => {
    page = homePage(jwt({ ...own, ...claims }));
    responses['login'] = () => (isKnown ? new Response(null, { status: 302 }) : new Response('sign in'));
    const opened = await openAccess(fetch, portal, marie);
    expect(opened.ok ? null : opened.failure.kind).toBe(failure);
  });

  it('distinguishes a user who is not signed in from one whom the portal does not know', async () => {
    page = homePage(jwt(visitor));
    responses['login'] = () => new Response('sign in');
    expect(await openAccess(fetch, portal, marie)).toEqual(fail({ kind: 'not-signed-in' }));
    responses['login'] = () => new Response(null, { status: 302 });
    expect(await openAccess(fetch, portal, marie)).toEqual(fail({ kind: 'not-linked' }));
  });

  it('fails as unreadable with a page without any token', async () => {
    page = homePage();
    expect(await openAccess(fetch, portal, marie)).toMatchObject(fail({ kind: 'unreadable' }));
  });

  it.each([
    ['the browser blocks it', false, 'not-permitted'],
    ['there is no response', true, 'unreachable'],
  ])('tells why the request failed: %s', async (_, isPermitted, kind) => {
    Object.assign(fakeBrowser.permissions, { contains: async () => isPermitted });
    responses['arrival'] = () => {
      throw new TypeError('failed to fetch');
    };
    expect(await openAccess(fetch, portal, marie)).toEqual(fail({ kind }));
  });

  it('stores no session for a user who has left during the sign-on', async () => {
    await fakeBrowser.storage.session.clear();
    expect(await openAccess(fetch, portal, marie)).toEqual(fail({ kind: 'someone-else' }));
    expect(await stored()).toBeNull();
  });
});

describe('the access', () => {
  it('sends the token to the portal and its gateway only', async () => {
    const opened = await access();
    requests = [];
    for (const stray of [
      'https://evil.example/',
      'http://9990001x.esidoc.fr/',
      'https://images.esidoc.fr/x',
      'no address',
    ]) {
      expect((await opened.fetch(stray)).ok).toBe(false);
    }
    expect(requests).toEqual([]);
    expect((await opened.fetch(gateway)).ok).toBe(true);
    expect(requests).toEqual([{ address: gateway, bearer: `Bearer ${jwt(own)}`, cookies: 'omit' }]);
  });

  it.each([
    ['401', () => new Response(null, { status: 401 })],
    ['a redirect to the sign-in page', () => new Response(null, { status: 302 })],
  ])('renews the session once on %s, and then fails', async (_, rejection) => {
    const opened = await access();
    responses['passerelle-prets.esidoc.fr'] = rejection;
    requests = [];
    expect(await opened.fetch(gateway)).toEqual(fail({ kind: 'not-allowed' }));
    expect(requests.filter(({ address }) => address === gateway)).toHaveLength(2);
    expect(requests).toHaveLength(3);
  });

  it.each<[string, object, string | null]>([
    ['the same session', {}, null],
    ['a new session of the same borrower', { n: 2 }, null],
    ['another borrower', { identite_ent: 'F2' }, 'someone-else'],
    ['the user by name alone', { identite_ent: undefined }, null],
    ['no one', { identite_ent: undefined, nom: undefined, prenom: undefined }, 'unproven'],
  ])('with a page that names %s: mismatch %s', async (_, claims, mismatch) => {
    const opened = await access();
    const found = await opened.pageOwnerMismatch(homePage(jwt({ ...own, ...claims })));
    expect(found?.kind ?? null).toBe(mismatch);
  });

  it('trusts no page once the portal has signed its reader out', async () => {
    const opened = await access();
    page = homePage(jwt(visitor));
    expect(await opened.pageOwnerMismatch(page)).toEqual({ kind: 'not-signed-in' });
  });
});

describe('adoptSession', () => {
  it('stores the user’s session, and ends it for another person’s token', async () => {
    const other = tokenOf({ ...own, identite_ent: 'F2', nom: 'Dupont', prenom: 'Paul' });
    expect((await adoptSession(fetch, portal, marie, tokenOf(own), false)).ok).toBe(true);
    expect(await stored()).toMatchObject({ person: marie.key, identity: 'F1', written: false });
    expect(await adoptSession(fetch, portal, marie, other, true)).toEqual(fail({ kind: 'someone-else' }));
    expect(await stored()).toBeNull();
  });
});
