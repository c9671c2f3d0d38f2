import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CurrentUser, PersonKey } from '../../../utils/domain/person.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { readTokens, userToken } from '../../../utils/esidoc/portal-token.ts';
import { syncSessionFromPortalPage } from '../../../utils/session/portal-page-session.ts';
import { createSessionManager } from '../../../utils/session/session-manager.ts';
import { delegatedSessions } from '../../../utils/storage/delegated-sessions.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const portal: Portal = { ...sandboxPortal, delegation: { kind: 'pronote' } };
const marie: CurrentUser = {
  key: 'key-of-marie' as PersonKey,
  person: { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null },
};

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({ iss: 'esidoc', institution: portal.rne, exp: 9_000, ...claims })}.sign`;
}

const visitor = jwt({ droits: ['PUBLIC'] });
const own = jwt({ droits: ['EMPRUNTEUR'], identite_ent: 'F1', nom: 'Dupont', prenom: 'Marie' });
const again = jwt({ droits: ['EMPRUNTEUR'], identite_ent: 'F1', nom: 'Dupont', prenom: 'Marie', n: 2 });
const others = jwt({ droits: ['EMPRUNTEUR'], identite_ent: 'F2', nom: 'Martin', prenom: 'Paul' });

/** One page of the portal: what stands in it, and what the browser keeps for it. */
type Page = readonly [written: string, kept: string];

async function visit([written, kept]: Page): Promise<boolean> {
  const tokens = {
    now: () => 0,
    sessions: delegatedSessions,
    readUserToken: (text: string, { rne }: Portal, now: number) => userToken(text, rne, now),
    showsToken: (text: string, now: number) => readTokens(text, now).length > 0,
  };
  const sessionManager = createSessionManager({
    ...tokens,
    hasHostPermission: async () => true,
    fetch: () => Promise.reject(new Error('nothing is to be asked')),
    whileCurrent: (_, work) => work(),
  });
  return syncSessionFromPortalPage({ ...tokens, sessionManager }, portal, marie, { written, kept });
}

describe('a visit to the portal', () => {
  beforeEach(() => fakeBrowser.reset());

  it.each<[string, readonly Page[], string | null]>([
    ['a page that hands over the person’s session', [[`${visitor} ${own}`, '']], own],
    ['a page whose script keeps it', [['', own]], own],
    ['a page whose script keeps it beside a written public one', [[visitor, own]], own],
    ['a page that shows somebody else', [[others, '']], null],
    ['a page for anybody', [[visitor, visitor]], null],
    ['a page without any token', [['', '']], null],
    [
      'pages without any token after the session',
      [
        [own, ''],
        ['', ''],
      ],
      own,
    ],
    [
      'a newer session after the first',
      [
        [own, own],
        [again, again],
      ],
      again,
    ],
    [
      'somebody else after the session',
      [
        [own, ''],
        [others, ''],
      ],
      null,
    ],
    [
      'a sign-out after the session',
      [
        [own, own],
        [visitor, ''],
      ],
      null,
    ],
    [
      'a sign-out that leaves the session in the browser',
      [
        [own, own],
        [visitor, own],
      ],
      null,
    ],
    [
      'pages after such a sign-out',
      [
        [own, own],
        [visitor, own],
        ['', own],
      ],
      null,
    ],
    [
      'a new sign-in after such a sign-out',
      [
        [own, own],
        [visitor, own],
        [again, again],
      ],
      again,
    ],
    [
      'a sign-out where scripts keep the session',
      [
        ['', own],
        ['', visitor],
      ],
      null,
    ],
  ])('%s', async (_, pages, session) => {
    for (const page of pages) await visit(page);
    expect((await delegatedSessions.read(portal.id))?.token ?? null).toBe(session);
  });

  it('is worth another look at the loans once for each session that it shows, whoever’s it is', async () => {
    expect(await visit([own, ''])).toBe(true);
    expect(await visit([own, ''])).toBe(false);
    expect(await visit([again, ''])).toBe(true);
    expect(await visit([others, ''])).toBe(true);
    expect(await visit([others, ''])).toBe(false);
    expect(await visit([visitor, ''])).toBe(false);
  });
});
