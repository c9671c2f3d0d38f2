import { describe, expect, it } from 'vitest';
import type { LoanSource } from '../../../utils/domain/loan.ts';
import type { LoansCheck, SourceCheck } from '../../../utils/domain/loans-check.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import {
  type CheckFinding,
  type CheckReason,
  type CheckStep,
  checkSteps,
} from '../../../utils/domain/portal-check.ts';
import { type CheckPorts, checkPortal } from '../../../utils/esidoc/portal-check.ts';
import {
  answerFrom,
  homePage,
  jwt,
  network,
  now,
  portal as plainPortal,
  visitor,
} from '../../fixtures/esidoc/school.ts';

const home = 'https://9990001x.esidoc.fr/';
const settings = 'https://api-administration.esidoc.fr/';
const service = 'https://api-recherche.esidoc.fr/';
const signOn = 'https://ent.example.fr/cas/login?idp=x';
const portal: Portal = { ...plainPortal, delegation: { kind: 'cas', signOnAddress: signOn } };

const user = jwt({ ...visitor, droits: ['PUBLIC', 'EMPRUNTEUR'], nom: 'DUPONT' });
const page = homePage(jwt(visitor));
const healthy: Parameters<typeof network>[0] = {
  [home]: new Response(page),
  [settings]: Response.json({ titre: 'CDI' }),
  [service]: Response.json({ nb_resultats: 12, resultats: [{ contenu: { titre: 'Le livre' } }] }),
  [signOn.split('?')[0] ?? '']: answerFrom(`${home}?ticket=ST-1`, homePage(jwt(visitor), user)),
};

const refusal = (status: number) => new Response('', { status });
const problem = (reason: CheckReason) => ({ kind: 'problem', reason });
const warning = (reason: CheckReason) => ({ kind: 'warning', reason });

async function check(replies: Parameters<typeof network>[0], ports: Partial<CheckPorts> = {}, of = portal) {
  const { fetch, asked } = network({ ...healthy, ...replies });
  const findings: CheckFinding[] = [];
  await checkPortal({ fetch, now: () => now, ...ports }, of, (finding) => findings.push(finding));
  const found = (step: CheckStep) => findings.find((finding) => finding.step === step);
  return { findings, asked, found };
}

describe('checkPortal', () => {
  it('finds everything good, in order, and leaves the loans', async () => {
    const { findings, asked } = await check({});
    const good = { kind: 'good' };
    expect(findings).toEqual([
      { step: 'home-page', outcome: good, host: '9990001x.esidoc.fr', detail: 'Portail e-sidoc' },
      { step: 'front-settings', outcome: good, host: 'api-administration.esidoc.fr', detail: 'CDI' },
      { step: 'public-token', outcome: good, host: '9990001x.esidoc.fr', detail: null },
      { step: 'search', outcome: good, host: 'api-recherche.esidoc.fr', detail: '12' },
      { step: 'sign-on', outcome: good, host: 'ent.example.fr', detail: '9990001x.esidoc.fr' },
      { step: 'loans', outcome: { kind: 'skipped' }, host: null, detail: null },
    ]);
    const login = new URL(asked.at(-1)?.address ?? '');
    expect(Object.fromEntries(login.searchParams)).toEqual({ idp: 'x', service: home, gateway: 'true' });
    expect(asked.map(({ init }) => init.credentials)).toEqual(['omit', 'omit', 'omit', 'include']);
  });

  const login = signOn.split('?')[0] ?? '';
  it.each<[string, Parameters<typeof network>[0], CheckStep, object]>([
    ['no portal', { [home]: 'no answer' }, 'home-page', problem('unreachable')],
    ['404', { [home]: refusal(404) }, 'home-page', problem('refused')],
    ['another site', { [home]: new Response('<title>Mairie</title>') }, 'home-page', problem('not-a-portal')],
    [
      'a page with e-sidoc’s parts',
      { [home]: new Response('<link href="//frontend.esidoc.fr/x">') },
      'home-page',
      { kind: 'good' },
    ],
    ['an unknown RNE', { [settings]: refusal(404) }, 'front-settings', problem('unknown-rne')],
    ['settings refused', { [settings]: refusal(403) }, 'front-settings', warning('refused')],
    ['settings down', { [settings]: 'no answer' }, 'front-settings', warning('unreachable')],
    ['no token', { [home]: new Response('<title>e-sidoc</title>') }, 'public-token', warning('unreadable')],
    [
      'an old token',
      { [home]: new Response(homePage(jwt({ ...visitor, exp: 1 }))) },
      'public-token',
      warning('foreign-token'),
    ],
    [
      'another school’s token',
      { [home]: new Response(homePage(jwt({ ...visitor, institution: 'X' }))) },
      'public-token',
      problem('foreign-token'),
    ],
    ['search down', { [service]: 'no answer' }, 'search', warning('unreachable')],
    ['search paused', { [service]: refusal(429) }, 'search', warning('refused')],
    ['search changed', { [service]: Response.json({ hits: [] }) }, 'search', warning('unreadable')],
    ['sign-on down', { [login]: 'no answer' }, 'sign-on', problem('unreachable')],
    ['sign-on refusing', { [login]: refusal(403) }, 'sign-on', problem('refused')],
    ['nobody at the portal', { [login]: answerFrom(home, page) }, 'sign-on', warning('not-signed-in')],
    ['a sign-on page', { [login]: answerFrom(login, '<form>') }, 'sign-on', warning('not-signed-in')],
    [
      'another sign-on page',
      { [login]: answerFrom('https://educonnect.example/', '<input name=p type=password>') },
      'sign-on',
      warning('not-signed-in'),
    ],
    [
      'elsewhere',
      { [login]: answerFrom('https://evil.example/?ticket=ST-1', 'x') },
      'sign-on',
      problem('unreadable'),
    ],
  ])('%s', async (_name, replies, step, outcome) => {
    const { findings, found } = await check(replies);
    expect(found(step)?.outcome).toEqual(outcome);
    expect(findings.map((finding) => finding.step)).toEqual(checkSteps);
    expect(JSON.stringify(findings)).not.toMatch(/ticket|DUPONT/);
  });

  it('skips what an earlier failure makes useless, and asks nothing for it', async () => {
    const { found, asked } = await check({ [home]: 'no answer' });
    expect(found('public-token')).toMatchObject({ outcome: { kind: 'skipped' }, host: null });
    expect(found('search')).toMatchObject({ outcome: { kind: 'skipped' }, host: null });
    expect(asked.some(({ address }) => address.startsWith(service))).toBe(false);
  });

  it('skips the sign-on of a portal without one', async () => {
    const { found } = await check(
      {},
      {},
      {
        ...portal,
        delegation: { kind: 'none' },
      },
    );
    expect(found('sign-on')).toMatchObject({ outcome: { kind: 'skipped' }, host: null });
  });

  it('says so when the browser does not allow a host', async () => {
    const mayAsk = async (address: string) => !address.startsWith(login);
    const { found } = await check({}, { mayAsk });
    expect(found('sign-on')?.outcome).toEqual(problem('no-permission'));
    expect(found('home-page')?.outcome).toEqual({ kind: 'good' });
  });

  const counted = (source: LoanSource, outstanding: number): SourceCheck => ({
    ...{ source, outstanding, failure: null },
  });
  const broken = (source: LoanSource, kind: 'unreachable' | 'not-allowed'): SourceCheck => ({
    ...{ source, outstanding: null, failure: { kind } },
  });

  it.each<[string, Partial<LoansCheck> | null, object, string | null]>([
    ['nobody is there', null, warning('not-signed-in'), null],
    ['not signed in', { failure: { kind: 'not-signed-in' } }, warning('not-signed-in'), 'not-signed-in'],
    [
      'no borrower',
      { failure: { kind: 'unknown-borrower' } },
      warning('unknown-borrower'),
      'unknown-borrower',
    ],
    ['another school', { failure: { kind: 'foreign-session' } }, problem('foreign-token'), 'foreign-session'],
    ['all fail', { sources: [broken('account-page', 'not-allowed')] }, problem('refused'), 'not-allowed'],
    ['one answers', { sources: [counted('account-page', 0)] }, { kind: 'good' }, 'account-page: 0'],
    [
      'one of two answers',
      { sources: [broken('loans-api', 'unreachable'), counted('account-page', 5)] },
      { kind: 'good' },
      'loans-api: unreachable · account-page: 5',
    ],
    [
      'two differ',
      {
        sources: [counted('loans-api', 5), counted('account-page', 4)],
        disagreements: [{ sources: ['loans-api', 'account-page'], onlyIn: [1, 0] }],
      },
      warning('sources-differ'),
      'loans-api: 5 · account-page: 4',
    ],
  ])('tells of the sources of loans: %s', async (_, part, outcome, detail) => {
    const told = part === null ? null : { sources: [], disagreements: [], failure: null, ...part };
    const { found } = await check({}, { checkLoans: async () => told });
    expect(found('loans')).toMatchObject({ outcome, detail });
  });

  it('survives a reader that breaks', async () => {
    const checkLoans = () => Promise.reject(new Error('a bug'));
    const { found } = await check({}, { checkLoans });
    expect(found('loans')?.outcome).toEqual(warning('unreadable'));
  });
});
