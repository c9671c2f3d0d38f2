import { fetchedLoanSources, loanSources } from '../domain/loan-sources.ts';
import type { LoansCheck } from '../domain/loans-check.ts';
import { fetchesLoans, type Portal } from '../domain/portal.ts';
import type { SkipReason } from '../domain/portal-check-report.ts';
import { signOnUrl } from '../domain/sign-on-methods.ts';
import { homeAddress } from '../esidoc/addresses.ts';
import { frontSettingsAddress } from '../esidoc/front-settings.ts';
import { displayAddresses } from '../esidoc/loan-source-adapters.ts';
import { searchServiceAddress } from '../esidoc/search-portal.ts';
import { checkSession, checkSource, compareSources } from './check-loans.ts';
import {
  checkFrontSettings,
  checkHome,
  checkResponse,
  checkResults,
  checkSearch,
  findToken,
  resultsAddress,
} from './check-pages.ts';
import { type CheckOptions, CheckRun } from './check-run.ts';
import { checkSignedIn, checkSignOn } from './check-sign-on.ts';
import { type StepResult, skipped, warning } from './step-result.ts';

/** Reads the portal's sources of loans as the current user; null without a current user. */
type CheckLoans = (portal: Portal) => Promise<LoansCheck | null>;

/**
 * Checks a portal step by step, in the order of `portalSteps`, as its users will use it. `checkLoans` is null for a
 * portal that is not saved: the steps about loans are then skipped. Never rejects: failures are findings.
 */
export async function checkPortal(
  options: CheckOptions,
  portal: Portal,
  checkLoans: CheckLoans | null,
): Promise<void> {
  const run = new CheckRun(options);
  await checkPublicPart(run, portal);
  const signedIn = await checkSignOnSteps(run, portal);
  if (!run.isStopped) reportLoans(run, portal, signedIn, await loansCheckOf(checkLoans, portal));
}

async function checkPublicPart(run: CheckRun, portal: Portal): Promise<void> {
  const home = homeAddress(portal);
  const html = await run.check('reachable', home, (traced) => checkResponse(traced, portal));
  const homeResult = html === null ? skipped('earlier-step') : checkHome(html, run.lastExchange, run.now());
  const page = run.report('home-page', homeResult, home);
  await run.check('front-settings', frontSettingsAddress(portal.rne), (traced) =>
    checkFrontSettings(traced, portal),
  );
  const tokenResult = page === null ? skipped('earlier-step') : findToken(page, portal, run.now());
  const token = run.report('public-token', tokenResult, home);
  if (token === null) run.skip('search', 'earlier-step');
  else
    await run.check('search', searchServiceAddress(portal), (traced) =>
      checkSearch(traced, () => run.now(), portal, token),
    );
  await run.check('results-page', resultsAddress(portal), (traced) =>
    checkResults(traced, portal, run.now(), page),
  );
}

/** Returns the result of the step `silent-sign-on` without reporting it: the session manager may correct it. */
async function checkSignOnSteps(run: CheckRun, portal: Portal): Promise<StepResult> {
  const url = signOnUrl(portal.delegation, portal.address, true);
  if (url === null) {
    run.skip('sign-on', 'not-set-up');
    return skipped('not-set-up');
  }
  const arrival = await run.check('sign-on', url, (traced) => checkSignOn(traced, portal, url));
  return arrival === null
    ? skipped('earlier-step')
    : checkSignedIn(run.fetch, run.now(), portal, arrival.html);
}

/** Why there is no check of the loans. */
type NoLoansCheck = 'no-user' | 'not-saved' | 'failed';

async function loansCheckOf(
  checkLoans: CheckLoans | null,
  portal: Portal,
): Promise<LoansCheck | NoLoansCheck> {
  if (checkLoans === null) return 'not-saved';
  return checkLoans(portal).then(
    (check) => check ?? 'no-user',
    () => 'failed',
  );
}

function reportLoans(
  run: CheckRun,
  portal: Portal,
  signedIn: StepResult,
  check: LoansCheck | NoLoansCheck,
): void {
  if (typeof check === 'string') {
    run.report('silent-sign-on', signedIn, null);
    reportNoLoans(run, portal, check);
    return;
  }
  // Without a fetched source no session was needed.
  const session = fetchesLoans(portal) ? checkSession(check) : null;
  run.report('silent-sign-on', isSessionDecisive(signedIn) ? (session ?? signedIn) : signedIn, null);
  for (const source of fetchedLoanSources) {
    const address = portal.loanSources.includes(source) ? displayAddresses[source](portal) : null;
    const sourceCheck = check.sources.find((one) => one.source === source);
    const result =
      address === null ? skipped('not-set-up') : checkSource(sourceCheck, loanSources[source].format);
    run.report(source, result, address, sourceCheck?.exchange ?? null);
  }
  run.report('loan-sources', compareSources(check), null);
}

/** The first source has the reason; the others are skipped. */
function reportNoLoans(run: CheckRun, portal: Portal, check: NoLoansCheck): void {
  const [first, ...others] = fetchedLoanSources;
  const reason: SkipReason = check === 'not-saved' ? 'not-saved' : 'earlier-step';
  if (first !== undefined) run.report(first, noLoansResult(check), displayAddresses[first](portal));
  for (const source of others) {
    const isSetUp = portal.loanSources.includes(source) && displayAddresses[source](portal) !== null;
    run.skip(source, isSetUp ? reason : 'not-set-up');
  }
  run.skip('loan-sources', reason);
}

function noLoansResult(check: NoLoansCheck): StepResult {
  if (check === 'not-saved') return skipped('not-saved');
  return warning(check === 'no-user' ? 'nobody-there' : 'extension-failed');
}

/** The session manager verifies whose session it is; whether one is available, the earlier steps have found. */
function isSessionDecisive({ outcome }: StepResult): boolean {
  return outcome.kind === 'good' || (outcome.kind === 'skipped' && outcome.reason === 'not-set-up');
}
