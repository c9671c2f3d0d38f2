import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CurrentUser, PersonKey } from '../../../utils/domain/person.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { syncSessionFromPortalPage } from '../../../utils/session/portal-page-session.ts';
import { writeCurrentPerson } from '../../../utils/storage/current-user-record.ts';
import { delegatedSessions } from '../../../utils/storage/delegated-sessions.ts';
import { jwt, now, visitor as visitorClaims } from '../../fixtures/esidoc/school.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const portal: Portal = { ...sandboxPortal, delegation: { kind: 'pronote' } };
const marie: CurrentUser = {
  key: 'key-of-marie' as PersonKey,
  person: { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null },
};

const visitor = jwt(visitorClaims);
const personal = (claims: object) => jwt({ ...visitorClaims, droits: ['EMPRUNTEUR'], ...claims });
const own = personal({ identite_ent: 'F1', nom: 'Dupont', prenom: 'Marie' });
const again = personal({ identite_ent: 'F1', nom: 'Dupont', prenom: 'Marie', n: 2 });
const others = personal({ identite_ent: 'F2', nom: 'Martin', prenom: 'Paul' });

/** One page of the portal: the tokens in its HTML, and those in its `sessionStorage`. */
type Page = readonly [written: string, kept: string];

const noRequest = () => Promise.reject(new Error('no request is expected'));
const visit = ([written, kept]: Page) =>
  syncSessionFromPortalPage(noRequest, portal, marie, { written, kept });

describe('syncSessionFromPortalPage', () => {
  beforeEach(async () => {
    fakeBrowser.reset();
    vi.setSystemTime(now);
    await writeCurrentPerson(marie, 'shared');
    return () => vi.useRealTimers();
  });

  it.each<[string, readonly Page[], string | null]>([
    ['a page with the user’s token', [[`${visitor} ${own}`, '']], own],
    ['a page whose script stores it', [['', own]], own],
    ['a page whose script stores it beside a public one in the HTML', [[visitor, own]], own],
    ['a page of another person', [[others, '']], null],
    ['a public page', [[visitor, visitor]], null],
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
      'another person after the session',
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
      'a sign-out that leaves the token in `sessionStorage`',
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
      'a sign-out where scripts store the token',
      [
        ['', own],
        ['', visitor],
      ],
      null,
    ],
  ])('stores the right session after %s', async (_, pages, session) => {
    for (const page of pages) await visit(page);
    expect((await delegatedSessions.read(portal.id))?.token ?? null).toBe(session);
  });

  it('is true once for each personal token, whether or not it is the user’s', async () => {
    expect(await visit([own, ''])).toBe(true);
    expect(await visit([own, ''])).toBe(false);
    expect(await visit([again, ''])).toBe(true);
    expect(await visit([others, ''])).toBe(true);
    expect(await visit([others, ''])).toBe(false);
    expect(await visit([visitor, ''])).toBe(false);
  });
});
