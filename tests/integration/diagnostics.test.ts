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
import { fakeTimeouts } from '../support/timeouts.ts';

/** The findings of a portal check with one fault: every step that is not good, with its reason. */

const computer = await backgroundOnSandbox();
// The findings are asserted on; the log is silenced.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
const ownOrigin = new URL(fakeBrowser.runtime.getURL('/')).origin;

const checkLoans = ({ id }: Portal) =>
  computer.ask<LoansCheck | null>('check.loans', { portalId: id }, ownOrigin);

async function diagnose(
  portal: Portal = sandboxPortal,
  forbidden: string | null = null,
): Promise<readonly CheckFinding[]> {
  const findings: CheckFinding[] = [];
  const onFinding = (finding: CheckFinding) => findings.push(finding);
  if (forbidden !== null) forbidHost(forbidden);
  await checkPortal({ fetch: globalThis.fetch, now: Date.now, onFinding }, portal, checkLoans);
  expect(findings.map(({ step }) => step)).toEqual(portalSteps);
  return findings;
}

/** Takes back the host permission, from the background too. */
function forbidHost(host: string): void {
  const pattern = `https://${new URL(`https://${host}`).hostname}/*`;
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(
    async ({ origins = [] }) => !origins.includes(pattern),
  );
}

/** `search: other-page`, `home-page: (earlier-step)` for a skipped step. */
function stepsNotGood(findings: readonly CheckFinding[]): readonly string[] {
  return findings.flatMap(({ step, outcome }) => {
    if (outcome.kind === 'good') return [];
    return outcome.kind === 'skipped' ? `${step}: (${outcome.reason})` : `${step}: ${outcome.reason}`;
  });
}

describe('a portal check', () => {
  it('reports no problem for a healthy portal, and the responses', async () => {
    await computer.arrive(people.ines);
    const findings = await diagnose();
    expect(stepsNotGood(findings)).toEqual([]);
    const search = findings.find(({ step }) => step === 'search');
    expect(search).toMatchObject({
      asked: 'api-recherche.esidoc.fr/recherche/simple/9990001X',
      exchange: { status: 200, contentType: 'application/json', content: 'data', body: 'whole' },
    });
  });

  it.each(faultRows)('reports the fault of %s: %o', async (route, fault, expected) => {
    await computer.arrive(people.ines);
    computer.sandbox.faults.set(route, fault);
    expect(stepsNotGood(await diagnose())).toEqual(expected);
  });

  it.each<[RouteName, string]>([
    ['front-parameters', 'front-settings: too-slow'],
    ['search-simple', 'search: too-slow'],
    ['portal-results', 'results-page: too-slow'],
    ['cas-login', 'sign-on: too-slow'],
    ['portal-account', 'account-page: too-slow'],
    ['loans-api', 'loans-api: too-slow'],
    ['portal-home', 'reachable: too-slow'],
  ])('reports a timeout of %s', async (route, expected) => {
    vi.setSystemTime(new Date(2026, 10, 25, 15, 0));
    await computer.arrive(people.ines);
    const timeouts = fakeTimeouts();
    computer.sandbox.faults.set(route, { kind: 'latency', ms: 60_000 });
    computer.sandbox.clearRequests();
    const requested = vi.waitUntil(
      () => computer.sandbox.requests.some((one) => one.route === route),
      10_000,
    );
    void requested.then(() => {
      computer.sandbox.faults.clear();
      vi.setSystemTime(Date.now() + 10_000);
      timeouts.pass(10_000);
    });
    expect(stepsNotGood(await diagnose())).toContain(expected);
    vi.useRealTimers();
  });
});

describe('a check of a misconfigured portal', () => {
  it.each<[string, Partial<Portal>, string]>([
    ['another site', { address: `https://${hosts.notAPortal}` }, 'home-page: not-a-portal'],
    ['an unknown host', { address: 'https://portail.example' }, 'reachable: unreachable'],
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
      'an unknown sign-on host',
      { delegation: { kind: 'cas', signOnAddress: 'https://ent.example/cas/login' } },
      'sign-on: unreachable',
    ],
    [
      'a sign-on address of another page',
      { delegation: { kind: 'cas', signOnAddress: `https://${hosts.notAPortal}/` } },
      'sign-on: other-page',
    ],
    ['no sign-on', { delegation: { kind: 'none' } }, 'sign-on: (not-set-up)'],
    ['no loans service', { loansApi: null }, 'loans-api: (not-set-up)'],
  ])('reports %s', async (_, changes, expected) => {
    const portal = { ...sandboxPortal, ...changes };
    await savePortal(portal);
    await computer.arrive(people.ines);
    expect(stepsNotGood(await diagnose(portal))).toContain(expected);
  });

  it.each([
    [hosts.portal, 'reachable: no-permission'],
    [hosts.pronote, 'sign-on: no-permission'],
    [hosts.searchApi, 'search: no-permission'],
  ])('reports a missing permission for %s', async (host, expected) => {
    await computer.arrive(people.ines);
    expect(stepsNotGood(await diagnose(sandboxPortal, host))).toContain(expected);
  });
});

describe('the check of the current user', () => {
  it('reports that there is none', async () => {
    expect(stepsNotGood(await diagnose())).toEqual([
      'silent-sign-on: not-signed-in',
      'account-page: nobody-there',
      'loans-api: (earlier-step)',
      'loan-sources: (earlier-step)',
    ]);
  });

  it('reports one who is not a borrower', async () => {
    await computer.arrive(people.lou);
    expect(stepsNotGood(await diagnose())).toContain('account-page: unknown-borrower');
  });

  it('reports one who is not the portal’s', async () => {
    await computer.signIn(people.ines);
    await computer.open(people.ines);
    computer.loseCookies();
    await computer.signIn(people.noe);
    expect(stepsNotGood(await diagnose())).toContain('silent-sign-on: someone-else');
  });

  it('contains no personal data and no secrets', async () => {
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

it('a stopped check sends no further requests and reports no further findings', async () => {
  await computer.arrive(people.ines);
  const stop = new AbortController();
  const findings: CheckFinding[] = [];
  computer.sandbox.clearRequests();
  const onFinding = (finding: CheckFinding) => {
    findings.push(finding);
    if (finding.step === 'front-settings') stop.abort();
  };
  const options = { fetch: globalThis.fetch, now: Date.now, onFinding, signal: stop.signal };
  await checkPortal(options, sandboxPortal, checkLoans);
  expect(findings.map(({ step }) => step)).toEqual(['reachable', 'home-page', 'front-settings']);
  expect(computer.sandbox.requests.map(({ route }) => route)).toEqual(['portal-home', 'front-parameters']);
});
