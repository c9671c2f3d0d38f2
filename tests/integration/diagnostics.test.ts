import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkPortal } from '../../utils/diagnostics/check-portal.ts';
import type { LoansCheck } from '../../utils/domain/loans-check.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { type CheckFinding, portalSteps } from '../../utils/domain/portal-check-report.ts';
import type { Rne } from '../../utils/domain/rne.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { RouteName } from '../sandbox/routes.ts';
import { backgroundOnSandbox } from '../support/background-on-sandbox.ts';
import { faultRows } from '../support/diagnostics-table.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';
import { heldPatience } from '../support/timeouts.ts';

/** What the diagnosis says of a portal when one thing goes wrong: every step that is not good, and why. */

const computer = await backgroundOnSandbox();
// What is found is read here; what the log says of it would only fill the screen.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
const ownOrigin = new URL(fakeBrowser.runtime.getURL('/')).origin;

const checkLoans = ({ id }: Portal) =>
  computer.ask<LoansCheck | null>('check.loans', { portalId: id }, ownOrigin);

async function diagnose(
  portal: Portal = sandboxPortal,
  forbidden: string | null = null,
): Promise<readonly CheckFinding[]> {
  const findings: CheckFinding[] = [];
  const hasHostPermission = async (address: string) => new URL(address).host !== forbidden;
  const ports = { fetch: globalThis.fetch, now: Date.now, checkLoans, hasHostPermission };
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

  it.each(faultRows)('%s %o', async (route, fault, expected) => {
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
