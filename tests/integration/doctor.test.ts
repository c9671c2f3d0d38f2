import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LoansCheck } from '../../utils/domain/loans-check.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { type CheckFinding, portalSteps } from '../../utils/domain/portal-check.ts';
import type { Rne } from '../../utils/domain/rne.ts';
import { checkPortal } from '../../utils/esidoc/portal-check.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import type { Fault } from '../sandbox/faults.ts';
import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { RouteName } from '../sandbox/routes.ts';
import { backgroundOnSandbox } from '../support/background-on-sandbox.ts';
import { heldPatience } from '../support/patience.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

/** What the diagnosis says of a portal when one thing goes wrong: every step that is not good, and why. */

const computer = await backgroundOnSandbox();
const ownOrigin = new URL(fakeBrowser.runtime.getURL('/')).origin;

const checkLoans = ({ id }: Portal) =>
  computer.ask<LoansCheck | null>('check.loans', { portalId: id }, ownOrigin);

async function diagnose(
  portal: Portal = sandboxPortal,
  forbidden: string | null = null,
): Promise<readonly CheckFinding[]> {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const findings: CheckFinding[] = [];
  const mayAsk = async (address: string) => new URL(address).host !== forbidden;
  const ports = { fetch: globalThis.fetch, now: Date.now, checkLoans, mayAsk };
  await checkPortal(ports, portal, (finding) => findings.push(finding));
  expect(findings.map(({ step }) => step)).toEqual(portalSteps);
  return findings;
}

/** `search: other-page`, `home-page: (earlier-step)` for what was not looked at. */
function said(findings: readonly CheckFinding[]): readonly string[] {
  return findings.flatMap(({ step, outcome }) => {
    if (outcome.kind === 'good') return [];
    return outcome.kind === 'skipped' ? `${step}: (${outcome.reason})` : `${step}: ${outcome.reason}`;
  });
}

const status = (code: number) => ({ kind: 'status', status: code }) as const;
const elsewhere = { kind: 'redirect', to: addresses.notAPortal } as const;

/** What any answer may suffer from, and what is said of it where data were asked for. */
const data: readonly (readonly [Fault, string])[] = [
  [{ kind: 'refuse' }, 'unreachable'],
  [status(401), 'refused'],
  [status(403), 'refused'],
  [status(404), 'not-found'],
  [status(429), 'paused'],
  [status(500), 'down'],
  [{ kind: 'cut' }, 'cut'],
  [{ kind: 'too-long' }, 'too-long'],
  [{ kind: 'html' }, 'other-page'],
  [{ kind: 'login-page' }, 'sign-in-page'],
  [{ kind: 'other-json' }, 'unreadable'],
  [{ kind: 'empty-array' }, 'empty'],
  [elsewhere, 'leads-elsewhere'],
];

/** The same where a page was asked for. */
const page = data.map(([fault, reason]) =>
  fault.kind === 'empty-array' ? ([fault, 'unreadable'] as const) : ([fault, reason] as const),
);

type Row = readonly [route: RouteName, fault: Fault, said: readonly string[]];

function rows(
  route: RouteName,
  step: string,
  known: readonly (readonly [Fault, string])[],
  after: readonly string[],
  instead: (fault: Fault) => readonly string[] | undefined = () => undefined,
): readonly Row[] {
  return known.map(([fault, reason]) => [route, fault, instead(fault) ?? [`${step}: ${reason}`, ...after]]);
}

const noOther = ['loan-sources: (nothing-to-compare)'];
const unasked = ['public-token: (earlier-step)', 'search: (earlier-step)'];

const table: readonly Row[] = [
  ...rows('front-parameters', 'front-settings', data, [], (fault) =>
    // e-sidoc's words for a school that it does not know.
    (fault.kind === 'status' && fault.status === 404) || fault.kind === 'empty-array'
      ? ['front-settings: unknown-rne']
      : undefined,
  ),
  ...rows('search-simple', 'search', data, []),
  ...rows('portal-results', 'results-page', page, []),
  ...rows('portal-account', 'account-page', page, noOther, ({ kind }) =>
    kind === 'html' ? ['account-page: unreadable', ...noOther] : undefined,
  ),
  ['portal-account', { kind: 'unknown-borrower' }, ['account-page: unknown-borrower', ...noOther]],
  ...rows('loans-api', 'loans-api', data, noOther, (fault) => {
    // The contract's words for a borrower whom the school does not know, and for one without loans.
    if (fault.kind === 'status' && fault.status === 404) return ['loans-api: unknown-borrower', ...noOther];
    return fault.kind === 'empty-array' ? ['loan-sources: sources-differ'] : undefined;
  }),
  ['loans-api', { kind: 'unknown-borrower' }, ['loans-api: unknown-borrower', ...noOther]],
  ...rows('cas-login', 'sign-on', page, ['silent-sign-on: (earlier-step)'], ({ kind }) => {
    if (kind === 'login-page') return ['sign-on: sign-in-page', 'silent-sign-on: not-signed-in'];
    // A redirect has no body to be cut.
    return kind === 'cut' ? [] : undefined;
  }),
  ...rows('portal-home', 'home-page', page, unasked, homeSaid),
  ['portal-home', { kind: 'expired-token' }, tokenSaid('expired-token')],
  ['portal-home', { kind: 'foreign-token' }, tokenSaid('foreign-token')],
  ['portal-home', { kind: 'not-yet-valid-token' }, tokenSaid('early-token', 'expired-token')],
  ['portal-home', { kind: 'nameless-token' }, ['silent-sign-on: nameless-token']],
  [
    'portal-home',
    { kind: 'unknown-account' },
    ['silent-sign-on: not-linked', 'account-page: not-linked', ...noOther],
  ],
];

function tokenSaid(reason: string, account = reason): readonly string[] {
  return [
    `public-token: ${reason}`,
    'search: (earlier-step)',
    `silent-sign-on: ${reason}`,
    `account-page: ${account}`,
    ...noOther,
  ];
}

/** Everything begins with the home page: what is wrong with it is said where it is first seen, and met again later. */
function homeSaid(fault: Fault): readonly string[] {
  const down = (reason: string, account: string) => [
    ...[`reachable: ${reason}`, 'home-page: (earlier-step)', ...unasked, `sign-on: ${reason}`],
    ...['silent-sign-on: (earlier-step)', `account-page: ${account}`, ...noOther],
  ];
  const wrong = (reason: string) => [
    ...[`home-page: ${reason}`, ...unasked],
    ...['silent-sign-on: unreadable', 'account-page: unreadable', ...noOther],
  ];
  switch (fault.kind) {
    case 'refuse':
      return down('unreachable', 'unreachable');
    case 'status':
      return statusSaid(fault.status, down);
    case 'cut':
      return down('cut', 'unreachable');
    case 'too-long':
      return down('too-long', 'unreadable');
    case 'html':
      return wrong('not-a-portal');
    case 'login-page':
      return wrong('sign-in-page');
    case 'redirect':
      return [
        ...['home-page: leads-elsewhere', ...unasked, 'sign-on: leads-elsewhere'],
        ...['silent-sign-on: (earlier-step)', 'account-page: not-signed-in', ...noOther],
      ];
    default:
      return wrong('unreadable');
  }
}

function statusSaid(code: number, down: (reason: string, account: string) => readonly string[]) {
  if (code === 404) return down('not-found', 'refused');
  if (code === 429) return down('paused', 'paused');
  return code === 500 ? down('down', 'unreachable') : down('refused', 'refused');
}

describe('a portal is diagnosed', () => {
  it('as good where nothing is wrong, and says what came back', async () => {
    await computer.arrive(people.ines);
    const findings = await diagnose();
    expect(said(findings)).toEqual([]);
    const search = findings.find(({ step }) => step === 'search');
    expect(search).toMatchObject({
      asked: 'api-recherche.esidoc.fr/recherche/simple/9990001X',
      exchange: { status: 200, contentType: 'application/json', content: 'data', body: 'whole' },
    });
  });

  it.each(table)('%s %o', async (route, fault, expected) => {
    await computer.arrive(people.ines);
    computer.sandbox.faults.set(route, fault);
    expect(said(await diagnose())).toEqual(expected);
  });

  it.each<[RouteName, string]>([
    ['front-parameters', 'front-settings: too-slow'],
    ['search-simple', 'search: too-slow'],
    ['portal-results', 'results-page: too-slow'],
    ['cas-login', 'sign-on: too-slow'],
    ['portal-account', 'account-page: too-slow'],
    ['loans-api', 'loans-api: too-slow'],
    ['portal-home', 'reachable: too-slow'],
  ])('%s keeps everybody waiting', async (route, expected) => {
    vi.setSystemTime(new Date(2026, 10, 25, 15, 0));
    await computer.arrive(people.ines);
    const patience = heldPatience();
    computer.sandbox.faults.set(route, { kind: 'latency', ms: 60_000 });
    computer.sandbox.forgetRequests();
    const asked = vi.waitUntil(() => computer.sandbox.requests.some((one) => one.route === route), 10_000);
    void asked.then(() => {
      computer.sandbox.faults.clear();
      vi.setSystemTime(Date.now() + 10_000);
      patience.pass(10_000);
    });
    expect(said(await diagnose())).toContain(expected);
    vi.useRealTimers();
  });
});

describe('a portal that is set up wrongly is diagnosed', () => {
  it.each<[string, Partial<Portal>, string]>([
    ['another site', { address: `https://${hosts.notAPortal}` }, 'home-page: not-a-portal'],
    ['a host that nobody has', { address: 'https://portail.example' }, 'reachable: unreachable'],
    ['another school’s RNE', { rne: '9990075C' as Rne }, 'front-settings: unknown-rne'],
    ['another school’s RNE', { rne: '9990075C' as Rne }, 'public-token: foreign-token'],
    [
      'a wrong results address',
      { searchTemplate: `https://${hosts.portal}/nulle-part/{terms}` },
      'results-page: not-found',
    ],
    [
      'a results address that leads to the home page',
      { searchTemplate: `https://${hosts.portal}/?mots={terms}` },
      'results-page: unseen-results',
    ],
    [
      'a sign-on of nobody',
      { delegation: { kind: 'cas', signOnAddress: 'https://ent.example/cas/login' } },
      'sign-on: unreachable',
    ],
    [
      'a sign-on that is a page of its own',
      { delegation: { kind: 'cas', signOnAddress: `https://${hosts.notAPortal}/` } },
      'sign-on: other-page',
    ],
    ['no sign-on', { delegation: { kind: 'none' } }, 'sign-on: (not-set-up)'],
    ['no loans service', { loansApi: null }, 'loans-api: (not-set-up)'],
  ])('%s', async (_, changes, expected) => {
    const portal = { ...sandboxPortal, ...changes };
    await savePortal(portal);
    await computer.arrive(people.ines);
    expect(said(await diagnose(portal))).toContain(expected);
  });

  it.each([
    [hosts.portal, 'reachable: no-permission'],
    [hosts.pronote, 'sign-on: no-permission'],
    [hosts.searchApi, 'search: no-permission'],
  ])('without permission for %s', async (host, expected) => {
    await computer.arrive(people.ines);
    expect(said(await diagnose(sandboxPortal, host))).toContain(expected);
  });
});

describe('who is at the computer is diagnosed', () => {
  it('nobody', async () => {
    expect(said(await diagnose())).toEqual([
      'silent-sign-on: not-signed-in',
      'account-page: nobody-there',
      'loans-api: (earlier-step)',
      'loan-sources: (earlier-step)',
    ]);
  });

  it('one who is not a borrower', async () => {
    await computer.arrive(people.lou);
    expect(said(await diagnose())).toContain('account-page: unknown-borrower');
  });

  it('another one than at the portal', async () => {
    await computer.signIn(people.ines);
    await computer.open(people.ines);
    computer.loseCookies();
    await computer.signIn(people.noe);
    expect(said(await diagnose())).toContain('silent-sign-on: someone-else');
  });

  it('in words that name nobody, and carry nothing secret', async () => {
    await computer.arrive(people.ines);
    const shown = JSON.stringify((await diagnose()).map((finding) => ({ ...finding, onScreen: null })));
    expect(shown).toContain('/9990001X/…');
    for (const secret of [
      people.ines.familyName,
      people.ines.givenName,
      people.ines.identiteEnt,
      'ticket',
      'ST-',
    ])
      expect(shown).not.toContain(secret);
    expect(shown).not.toMatch(/eyJ|\?/);
  });
});

it('is stopped at once, and says and asks nothing more', async () => {
  await computer.arrive(people.ines);
  const stop = new AbortController();
  const findings: CheckFinding[] = [];
  computer.sandbox.forgetRequests();
  const ports = { fetch: globalThis.fetch, now: Date.now, checkLoans };
  await checkPortal(
    ports,
    sandboxPortal,
    (finding) => {
      findings.push(finding);
      if (finding.step === 'front-settings') stop.abort();
    },
    stop.signal,
  );
  expect(findings.map(({ step }) => step)).toEqual(['reachable', 'home-page', 'front-settings']);
  expect(computer.sandbox.requests.map(({ route }) => route)).toEqual(['portal-home', 'front-parameters']);
});
