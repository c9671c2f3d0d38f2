import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkPortal } from '../../../utils/diagnostics/check-portal.ts';
import type { LoansFailure } from '../../../utils/domain/loan.ts';
import type { LoanSource } from '../../../utils/domain/loan-sources.ts';
import type { LoansCheck, SourceCheck } from '../../../utils/domain/loans-check.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import {
  type CheckFinding,
  type CheckReason,
  type CheckStep,
  portalSteps,
} from '../../../utils/domain/portal-check-report.ts';
import {
  answerFrom,
  homePage,
  jwt,
  network,
  now,
  portal as plainPortal,
  visitor,
} from '../../fixtures/esidoc/school.ts';
import { grantHosts } from '../../support/granted-hosts.ts';

beforeEach(grantHosts);

const home = 'https://9990001x.esidoc.fr/';
const settings = 'https://api-administration.esidoc.fr/';
const results = 'https://9990001x.esidoc.fr/recherche/';
const service = 'https://api-recherche.esidoc.fr/';
const signOn = 'https://ent.example.fr/cas/login?idp=x';
const portal: Portal = { ...plainPortal, delegation: { kind: 'cas', signOnAddress: signOn } };

const user = jwt({ ...visitor, droits: ['PUBLIC', 'EMPRUNTEUR'], nom: 'DUPONT' });
const page = homePage(jwt(visitor));
const healthy: Parameters<typeof network>[0] = {
  [results]: new Response('<a href="/document/id_9990001x_12.html">Zadig</a>'),
  [home]: new Response(page),
  [settings]: Response.json({ titre: 'CDI' }),
  [service]: Response.json({ nb_resultats: 12, resultats: [{ contenu: { titre: 'Le livre' } }] }),
  [signOn.split('?')[0] ?? '']: answerFrom(`${home}?ticket=ST-1`, homePage(jwt(visitor), user)),
};

const problem = (reason: CheckReason) => ({ kind: 'problem', reason });
const warning = (reason: CheckReason) => ({ kind: 'warning', reason });

async function check(
  replies: Parameters<typeof network>[0],
  checkLoans: Parameters<typeof checkPortal>[2] = null,
  checked = portal,
) {
  const { fetch, asked } = network({ ...healthy, ...replies });
  const findings: CheckFinding[] = [];
  const onFinding = (finding: CheckFinding) => findings.push(finding);
  await checkPortal({ fetch, now: () => now, onFinding }, checked, checkLoans);
  const found = (step: CheckStep) => findings.find((finding) => finding.step === step);
  return { findings, asked, found };
}

describe('checkPortal', () => {
  it('reports every step in order, and skips the loans of a portal that is not saved', async () => {
    const { findings, asked } = await check({});
    const steps = findings.map(({ step, outcome, asked, onScreen }) => [step, outcome.kind, asked, onScreen]);
    expect(steps).toEqual([
      ['reachable', 'good', '9990001x.esidoc.fr/', null],
      ['home-page', 'good', '9990001x.esidoc.fr/', 'Portail e-sidoc'],
      ['front-settings', 'good', 'api-administration.esidoc.fr/9990001X/parametres/front', 'CDI'],
      ['public-token', 'good', '9990001x.esidoc.fr/', null],
      ['search', 'good', 'api-recherche.esidoc.fr/recherche/simple/9990001X', null],
      ['results-page', 'good', '9990001x.esidoc.fr/recherche/livre', null],
      ['sign-on', 'good', 'ent.example.fr/cas/login', null],
      ['silent-sign-on', 'good', null, null],
      ['account-page', 'skipped', null, null],
      ['loans-api', 'skipped', null, null],
      ['loan-sources', 'skipped', null, null],
    ]);
    const login = new URL(asked.at(-1)?.address ?? '');
    expect(Object.fromEntries(login.searchParams)).toEqual({ idp: 'x', service: home, gateway: 'true' });
    expect(asked.map(({ init }) => init.credentials)).toEqual(['omit', 'omit', 'omit', 'omit', 'include']);
  });

  const login = signOn.split('?')[0] ?? '';
  it.each<[string, Parameters<typeof network>[0], CheckStep, object]>([
    [
      'a page with e-sidoc’s parts',
      { [home]: new Response('<link href="//frontend.esidoc.fr/x">') },
      'home-page',
      { kind: 'good' },
    ],
    [
      'a portal that has moved',
      { [home]: answerFrom('https://cdi-imaginaire.esidoc.fr/', page) },
      'home-page',
      warning('moved'),
    ],
    ['no token', { [home]: new Response('<title>e-sidoc</title>') }, 'public-token', warning('no-token')],
    [
      'another school’s token',
      { [home]: new Response(homePage(jwt({ ...visitor, institution: 'X' }))) },
      'public-token',
      problem('foreign-token'),
    ],
    [
      'results that a script writes',
      { [results]: new Response('<script src="//frontend.esidoc.fr/x"></script>') },
      'results-page',
      warning('unseen-results'),
    ],
    [
      'a results page without results',
      { [results]: new Response('<p>Aucun résultat pour livre</p>') },
      'results-page',
      warning('no-results'),
    ],
    [
      'an anonymous page after the sign-on',
      { [login]: answerFrom(home, page) },
      'silent-sign-on',
      warning('not-signed-in'),
    ],
    [
      'a portal without any token',
      { [login]: answerFrom(home, '<p>Maintenance</p>') },
      'silent-sign-on',
      warning('unreadable'),
    ],
    [
      'two persons at the portal',
      {
        [login]: answerFrom(
          home,
          homePage(user, jwt({ ...visitor, droits: ['EMPRUNTEUR'], nom: 'MARTIN', prenom: 'Zoé' })),
        ),
      },
      'silent-sign-on',
      warning('doubtful-token'),
    ],
    ['a sign-in page', { [login]: answerFrom(login, '<form>') }, 'sign-on', warning('sign-in-page')],
    [
      'another site’s sign-in page',
      { [login]: answerFrom('https://educonnect.example/', '<input name=p type=password>') },
      'sign-on',
      warning('sign-in-page'),
    ],
    [
      'elsewhere',
      { [login]: answerFrom('https://evil.example/?ticket=ST-1', '<p>x</p>') },
      'sign-on',
      problem('leads-elsewhere'),
    ],
  ])('reports %s', async (_name, replies, step, outcome) => {
    const { findings, found } = await check(replies);
    expect(found(step)?.outcome).toEqual(outcome);
    expect(findings.map((finding) => finding.step)).toEqual(portalSteps);
    expect(JSON.stringify(findings)).not.toMatch(/ticket|DUPONT|MARTIN/);
  });

  it('redacts secrets in addresses', async () => {
    const signOnAddress = 'https://ent.example.fr/cas/login;jsessionid=A1B2/ST-12-secret/marie@example.fr';
    const { found } = await check({}, null, { ...portal, delegation: { kind: 'cas', signOnAddress } });
    expect(found('sign-on')?.asked).toBe('ent.example.fr/cas/login/…/…');
  });

  it('sends no request to a host without permission, and reports it', async () => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(
      async ({ origins = [] }) => !origins.includes('https://ent.example.fr/*'),
    );
    const { found, asked } = await check({});
    expect(found('sign-on')?.outcome).toEqual(problem('no-permission'));
    expect(found('reachable')?.outcome).toEqual({ kind: 'good' });
    expect(asked.some(({ address }) => address.startsWith(login))).toBe(false);
  });

  const exchange = null;
  const counted = (source: LoanSource, outstanding: number): SourceCheck => ({
    ...{ source, outstanding, failure: null, exchange },
  });
  const broken = (source: LoanSource, failure: LoansFailure): SourceCheck => ({
    ...{ source, outstanding: null, failure, exchange },
  });

  it.each<[string, Partial<LoansCheck> | null, CheckStep, object, string | null]>([
    ['no current user', null, 'account-page', warning('nobody-there'), null],
    [
      'another school',
      { failure: { kind: 'foreign-session' } },
      'silent-sign-on',
      problem('foreign-token'),
      null,
    ],
    [
      'no permission',
      { sources: [broken('account-page', { kind: 'not-permitted' })] },
      'account-page',
      problem('no-permission'),
      null,
    ],
    [
      'a failure of the extension',
      { sources: [broken('account-page', { kind: 'extension-failed' })] },
      'account-page',
      warning('extension-failed'),
      null,
    ],
    ['no loan', { sources: [counted('account-page', 0)] }, 'account-page', { kind: 'good' }, '0'],
    [
      'two differ',
      {
        sources: [counted('loans-api', 5), counted('account-page', 4)],
        disagreements: [{ sources: ['loans-api', 'account-page'], onlyIn: [1, 0] }],
      },
      'loan-sources',
      warning('sources-differ'),
      'loans-api: 5 · account-page: 4',
    ],
  ])('reports the sources of loans: %s', async (_, part, step, outcome, onScreen) => {
    const loansCheck = part === null ? null : { sources: [], disagreements: [], failure: null, ...part };
    const { found } = await check({}, async () => loansCheck);
    expect(found(step)).toMatchObject({ outcome, onScreen });
    expect(found(step)?.detail ?? '').not.toMatch(/\d/);
  });

  it('reports a failure of the extension when the check of the loans rejects', async () => {
    const { found } = await check({}, () => Promise.reject(new Error('a bug')));
    expect(found('account-page')?.outcome).toEqual(warning('extension-failed'));
  });
});
