import { beforeEach, describe, expect, it } from 'vitest';
import { createSessionKeeper, type SessionKeeper } from '../../../utils/delegation/session-keeper.ts';
import type { Borrower } from '../../../utils/domain/borrower.ts';
import type { PersonKey } from '../../../utils/domain/person.ts';
import { fail, type Result, succeed } from '../../../utils/domain/result.ts';
import type { PortalToken, TokenFailure } from '../../../utils/esidoc/portal-token.ts';
import type { DelegatedSession } from '../../../utils/storage/delegated-sessions.ts';
import { sandboxPortal as portal } from '../../support/sandbox-portal.ts';

const hour = 3_600_000;
const marie: Borrower = {
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

describe('session keeper', () => {
  let kept: DelegatedSession | null;
  let handed: Result<PortalToken, TokenFailure>;
  let answers: Record<string, () => Response>;
  let asked: { readonly address: string; readonly bearer: string | null }[];
  let keeper: SessionKeeper;
  let now: number;

  beforeEach(() => {
    now = 0;
    kept = null;
    asked = [];
    handed = succeed(token());
    answers = {};
    keeper = createSessionKeeper({
      now: () => now,
      sessions: {
        read: async () => kept,
        write: async (session) => {
          kept = session;
        },
        end: async () => {
          kept = null;
        },
        endAll: async () => {
          kept = null;
        },
      },
      readUserToken: () => handed,
      async fetch(address, init) {
        asked.push({ address, bearer: new Headers(init?.headers).get('authorization') });
        const { host, searchParams } = new URL(address);
        const place = searchParams.has('gateway') ? 'arrival' : searchParams.has('service') ? 'login' : host;
        const response = answers[place]?.() ?? new Response('page');
        return Object.defineProperty(response, 'url', { value: `${portal.address}/` });
      },
    });
  });

  const gateway = () => `${portal.loansApi}/x`;

  it('signs on once, and uses the session until it ends', async () => {
    await keeper.accessFor(portal, marie);
    await keeper.accessFor(portal, marie);
    expect(asked).toHaveLength(1);
    now = hour - 20_000;
    await keeper.accessFor(portal, marie);
    expect(asked).toHaveLength(2);
  });

  it('never uses a session that was opened for somebody else', async () => {
    await keeper.accessFor(portal, marie);
    const paul = { key: 'key-of-paul' as PersonKey, person: { ...marie.person, fullName: 'DUPONT Paul' } };
    expect(await keeper.accessFor(portal, paul)).toEqual(fail({ kind: 'someone-else' }));
    expect(kept).toBeNull();
  });

  it.each<[string, Partial<PortalToken['borrower']>, boolean, string | null]>([
    [
      'names the person in another spelling',
      { familyName: 'DUPONT-LE GOFF', givenName: 'marie' },
      true,
      null,
    ],
    ['names somebody else', { familyName: 'Dupont', givenName: 'Paul' }, true, 'someone-else'],
    ['names nobody, while the school vouches', { familyName: null, givenName: null }, true, null],
    ['names nobody, and the school does not vouch', { familyName: null, givenName: null }, false, 'unproven'],
  ])('takes a token that %s: failure %4$s', async (_, borrower, vouched, failure) => {
    handed = succeed(token(borrower));
    answers['login'] = () => (vouched ? new Response(null, { status: 302 }) : new Response('sign in'));
    const access = await keeper.accessFor(portal, marie);
    expect(access.ok ? null : access.failure.kind).toBe(failure);
  });

  it('carries the session to the portal and its gateway only', async () => {
    const access = await keeper.accessFor(portal, marie);
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
    expect(asked).toEqual([{ address: gateway(), bearer: 'Bearer signed.token.text' }]);
  });

  it.each([
    ['401', () => new Response(null, { status: 401 })],
    ['a redirect to the sign-in page', () => new Response(null, { status: 302 })],
  ])('renews the session once on %s, and then takes no for an answer', async (_, refusal) => {
    const access = await keeper.accessFor(portal, marie);
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
    expect(await keeper.accessFor(portal, marie)).toEqual(fail({ kind: 'not-signed-in' }));
    answers['login'] = () => new Response(null, { status: 302 });
    expect(await keeper.accessFor(portal, marie)).toEqual(fail({ kind: 'not-linked' }));
  });
});
