import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CurrentUser, PersonKey } from '../../../utils/domain/person.ts';
import { fail, type Result, succeed } from '../../../utils/domain/result.ts';
import type { PortalToken, TokenFailure } from '../../../utils/esidoc/portal-token.ts';
import { createSessionManager, type SessionManager } from '../../../utils/session/session-manager.ts';
import { delegatedSessions } from '../../../utils/storage/delegated-sessions.ts';
import { sandboxPortal as portal } from '../../support/sandbox-portal.ts';

const hour = 3_600_000;
const marie: CurrentUser = {
  key: 'key-of-marie' as PersonKey,
  person: { webspace: 'eleve', fullName: 'DUPONT LE GOFF Marie', className: '3A', school: null },
};

function token(borrower: Partial<PortalToken['borrower']> = {}): PortalToken {
  return {
    raw: 'signed.token.text',
    institution: portal.rne,
    expiresAt: hour,
    rights: ['EMPRUNTEUR'],
    borrower: {
      identity: 'F1',
      familyName: 'Dupont Le Goff',
      givenName: 'Marie',
      profile: null,
      ...borrower,
    },
  };
}

describe('session sessionManager', () => {
  let handed: Result<PortalToken, TokenFailure>;
  let answers: Record<string, () => Response>;
  let asked: { readonly address: string; readonly bearer: string | null; readonly cookies: string }[];
  let sessionManager: SessionManager;
  let now: number;
  let somebodyElseCame: boolean;
  let showsToken: boolean;
  let hasHostPermission: boolean;
  const kept = () => delegatedSessions.read(portal.id);

  beforeEach(() => {
    fakeBrowser.reset();
    now = 0;
    asked = [];
    handed = succeed(token());
    answers = {};
    somebodyElseCame = false;
    showsToken = true;
    hasHostPermission = true;
    sessionManager = createSessionManager({
      now: () => now,
      sessions: delegatedSessions,
      whileCurrent: async (_, work) => {
        if (!somebodyElseCame) await work();
      },
      readUserToken: () => handed,
      showsToken: () => showsToken,
      hasHostPermission: async () => hasHostPermission,
      async fetch(address, init) {
        const bearer = new Headers(init?.headers).get('authorization');
        asked.push({ address, bearer, cookies: init?.credentials ?? '' });
        const { host, searchParams } = new URL(address);
        const place = searchParams.has('gateway') ? 'arrival' : searchParams.has('service') ? 'login' : host;
        const response = answers[place]?.() ?? new Response('page');
        return Object.defineProperty(response, 'url', { value: `${portal.address}/` });
      },
    });
  });

  const gateway = () => `${portal.loansApi}/x`;

  it('signs on once, and uses the session until it ends', async () => {
    await sessionManager.accessFor(portal, marie);
    await sessionManager.accessFor(portal, marie);
    expect(asked).toHaveLength(1);
    now = hour - 20_000;
    await sessionManager.accessFor(portal, marie);
    expect(asked).toHaveLength(2);
  });

  it('never uses a session that was opened for somebody else', async () => {
    await sessionManager.accessFor(portal, marie);
    const paul = { key: 'key-of-paul' as PersonKey, person: { ...marie.person, fullName: 'DUPONT Paul' } };
    expect(await sessionManager.accessFor(portal, paul)).toEqual(fail({ kind: 'someone-else' }));
    expect(await kept()).toBeNull();
  });

  it.each<[string, Partial<PortalToken['borrower']>, boolean, string | null]>([
    [
      'names the person in another spelling',
      { familyName: 'DUPONT-LE GOFF', givenName: 'marie' },
      true,
      null,
    ],
    ['is a teacher’s of the same name', { profile: 'teacher' }, true, 'someone-else'],
    ['says that it is a pupil’s', { profile: 'pupil' }, true, null],
    ['is an administrator’s of that name', { profile: 'admin' }, true, null],
    ['names somebody else', { familyName: 'Dupont', givenName: 'Paul' }, true, 'someone-else'],
    ['names nobody, while the school vouches', { familyName: null, givenName: null }, true, null],
    ['names nobody, and the school does not vouch', { familyName: null, givenName: null }, false, 'unproven'],
  ])('takes a token that %s: failure %4$s', async (_, borrower, vouched, failure) => {
    handed = succeed(token(borrower));
    answers['login'] = () => (vouched ? new Response(null, { status: 302 }) : new Response('sign in'));
    const access = await sessionManager.accessFor(portal, marie);
    expect(access.ok ? null : access.failure.kind).toBe(failure);
  });

  it('carries the session to the portal and its gateway only', async () => {
    const access = await sessionManager.accessFor(portal, marie);
    if (!access.ok) throw new Error('no access');
    asked = [];
    for (const stray of [
      'https://evil.example/',
      'http://9990001x.esidoc.fr/',
      'https://images.esidoc.fr/x',
      'no address',
    ]) {
      expect((await access.value.fetch(stray)).ok).toBe(false);
    }
    expect(asked).toEqual([]);
    expect((await access.value.fetch(gateway())).ok).toBe(true);
    expect(asked).toEqual([{ address: gateway(), bearer: 'Bearer signed.token.text', cookies: 'omit' }]);
  });

  it.each([
    ['401', () => new Response(null, { status: 401 })],
    ['a redirect to the sign-in page', () => new Response(null, { status: 302 })],
  ])('renews the session once on %s, and then takes no for an answer', async (_, refusal) => {
    const access = await sessionManager.accessFor(portal, marie);
    if (!access.ok) throw new Error('no access');
    answers['passerelle-prets.esidoc.fr'] = refusal;
    asked = [];
    expect(await access.value.fetch(gateway())).toEqual(fail({ kind: 'not-allowed' }));
    expect(asked.filter(({ address }) => address === gateway())).toHaveLength(2);
    expect(asked).toHaveLength(3);
  });

  it('tells a person who is not signed in from one whom the portal does not take in', async () => {
    handed = fail({ kind: 'absent' });
    answers['login'] = () => new Response('sign in');
    expect(await sessionManager.accessFor(portal, marie)).toEqual(fail({ kind: 'not-signed-in' }));
    answers['login'] = () => new Response(null, { status: 302 });
    expect(await sessionManager.accessFor(portal, marie)).toEqual(fail({ kind: 'not-linked' }));
  });

  it('does not take a page without any token for a portal that does not know the person', async () => {
    handed = fail({ kind: 'absent' });
    showsToken = false;
    expect(await sessionManager.accessFor(portal, marie)).toMatchObject(fail({ kind: 'unreadable' }));
  });

  it.each([
    ['the browser forbids it', false, 'not-permitted'],
    ['nobody answers', true, 'unreachable'],
  ])('says why there was no answer: %s', async (_, may, kind) => {
    hasHostPermission = may;
    answers['arrival'] = () => {
      throw new TypeError('failed to fetch');
    };
    expect(await sessionManager.accessFor(portal, marie)).toEqual(fail({ kind }));
  });

  it('keeps no session for somebody who has left while it was opened', async () => {
    somebodyElseCame = true;
    expect(await sessionManager.accessFor(portal, marie)).toEqual(fail({ kind: 'someone-else' }));
    expect(await kept()).toBeNull();
  });

  it.each<[string, Partial<PortalToken>, string | null]>([
    ['the same session', {}, null],
    ['a new session of the same borrower', { raw: 'another.token.text' }, null],
    ['another borrower', { raw: 'a', borrower: { ...token().borrower, identity: 'F2' } }, 'someone-else'],
    [
      'a name alone, which is the person’s',
      { raw: 'a', borrower: { ...token().borrower, identity: null } },
      null,
    ],
    [
      'nobody at all',
      { raw: 'a', borrower: { identity: null, familyName: null, givenName: null, profile: null } },
      'unproven',
    ],
  ])('believes a page of the portal that says its reader is %s: doubt %3$s', async (_, part, doubt) => {
    const access = await sessionManager.accessFor(portal, marie);
    if (!access.ok) throw new Error('no access');
    handed = succeed({ ...token(), ...part });
    expect((await access.value.pageOwnerMismatch('page'))?.kind ?? null).toBe(doubt);
  });

  it('does not believe a page once the portal has signed its reader out', async () => {
    const access = await sessionManager.accessFor(portal, marie);
    if (!access.ok) throw new Error('no access');
    handed = fail({ kind: 'absent' });
    expect(await access.value.pageOwnerMismatch('page')).toEqual({ kind: 'not-signed-in' });
  });

  it('takes over what the portal’s page hands over, and ends what is kept when that is another person’s', async () => {
    const other = token({ identity: 'F2', familyName: 'Dupont', givenName: 'Paul' });
    expect((await sessionManager.adoptSession(portal, marie, token(), false)).ok).toBe(true);
    expect(await kept()).toMatchObject({ person: marie.key, identity: 'F1', written: false });
    expect(await sessionManager.adoptSession(portal, marie, other, true)).toEqual(
      fail({ kind: 'someone-else' }),
    );
    expect(await kept()).toBeNull();
  });
});
