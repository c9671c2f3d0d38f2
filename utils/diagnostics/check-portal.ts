import type { LoanSource } from '../domain/loan.ts';
import type { LoansCheck } from '../domain/loans-check.ts';
import type { Portal } from '../domain/portal.ts';
import { isAskedForLoans } from '../domain/portal.ts';
import type { CheckFinding, Exchange, PortalStep, SkipReason } from '../domain/portal-check-report.ts';
import { accountAddress, homeAddress } from '../esidoc/addresses.ts';
import { frontSettingsAddress } from '../esidoc/front-settings.ts';
import { searchServiceAddress } from '../esidoc/search.ts';
import type { Fetch } from '../http/http.ts';
import { checkSession, checkSource, checkSources } from './check-loans.ts';
import {
  checkAnswer,
  checkFrontSettings,
  checkHome,
  checkResults,
  checkSearch,
  findToken,
  resultsAddress,
} from './check-pages.ts';
import { problem, type StepResult, skipped, warning } from './check-result.ts';
import { checkArrival, checkSignOn } from './check-sign-on.ts';
import { redactUrl } from './redact-url.ts';
import { type TracedFetch, traceFetch } from './traced-fetch.ts';

export interface CheckPorts {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Tries the sources of loans as the person at the computer, null when nobody is; without it those steps are skipped. */
  readonly checkLoans?: (portal: Portal) => Promise<LoansCheck | null>;
  /** Whether the browser lets the extension ask this address; without it, every address is tried. */
  readonly hasHostPermission?: (address: string) => Promise<boolean>;
}

type OnFinding = (finding: CheckFinding) => void;

/**
 * Tries a portal step by step, as its users will, and tells each finding as soon as it is there, in the order of
 * `portalSteps`. Never throws: what cannot be done is itself a finding. Once `stop` fires nothing more is told or asked.
 */
export async function checkPortal(
  ports: CheckPorts,
  portal: Portal,
  onFinding: OnFinding,
  stop?: AbortSignal,
): Promise<void> {
  const run = new Run(ports, onFinding, stop);
  await checkPublicPart(run, ports, portal);
  const arrival = await runSignOnSteps(run, ports, portal);
  if (!run.isStopped()) await checkLoanSources(run, ports, portal, arrival);
}

async function checkPublicPart(run: Run, { now }: CheckPorts, portal: Portal): Promise<void> {
  const home = homeAddress(portal);
  const html = await run.look('reachable', home, (seen) => checkAnswer(seen, portal));
  const answered = run.lastSeen();
  const page = await run.tell(
    'home-page',
    html === null ? skipped('earlier-step') : checkHome(html, answered, now()),
    home,
  );
  await run.look('front-settings', frontSettingsAddress(portal.rne), (seen) =>
    checkFrontSettings(seen, portal),
  );
  const token = await run.tell(
    'public-token',
    page === null ? skipped('earlier-step') : findToken(page, portal, now()),
    home,
  );
  if (token === null) await run.skip('search', 'earlier-step');
  else
    await run.look('search', searchServiceAddress(portal), (seen) => checkSearch(seen, now, portal, token));
  await run.look('results-page', resultsAddress(portal), (seen) => checkResults(seen, portal, now(), page));
}

/** Gives the look at the person's arrival, which is not told yet: the session manager may know better. */
async function runSignOnSteps(run: Run, ports: CheckPorts, portal: Portal): Promise<StepResult> {
  if (portal.delegation.kind !== 'cas') {
    await run.skip('sign-on', 'not-set-up');
    return skipped('not-set-up');
  }
  const login = portal.delegation.signOnAddress;
  const arrival = await run.look('sign-on', login, (seen) => checkSignOn(seen, portal, login));
  if (arrival === null) return skipped('earlier-step');
  return checkArrival(run.asking, ports.now(), portal, login, arrival);
}

async function checkLoanSources(
  run: Run,
  ports: CheckPorts,
  portal: Portal,
  arrival: StepResult,
): Promise<void> {
  const check = await loansCheckOf(ports, portal);
  const hasCheck = typeof check === 'object' && check !== null;
  // Where nothing is asked for loans, nobody's session was needed.
  const session = hasCheck && isAskedForLoans(portal) ? checkSession(check) : null;
  await run.tell('silent-sign-on', keeperDecides(arrival) ? (session ?? arrival) : arrival, null);
  const account = accountAddress(portal);
  const isChosen = (source: LoanSource) => portal.loanSources.includes(source);
  const gateway =
    portal.loansApi === null || !isChosen('loans-api') ? null : gatewayWords(portal.loansApi, portal);
  if (!hasCheck) {
    await run.tell('account-page', withoutCheck(check), account);
    await run.skip('loans-api', gateway === null ? 'not-set-up' : reasonWithout(check));
    await run.skip('loan-sources', reasonWithout(check));
    return;
  }
  const sourceCheck = (name: string) => check.sources.find(({ source }) => source === name);
  const fromPage = sourceCheck('account-page');
  const pageSnapshot = isChosen('account-page') ? checkSource(fromPage, 'page') : skipped('not-set-up');
  await run.tell('account-page', pageSnapshot, account, fromPage?.exchange ?? null);
  const fromGateway = sourceCheck('loans-api');
  const gatewayResult = gateway === null ? skipped('not-set-up') : checkSource(fromGateway, 'data');
  await run.tell('loans-api', gatewayResult, gateway, fromGateway?.exchange ?? null);
  await run.tell('loan-sources', checkSources(check), null);
}

/** Whose session it is, the session manager knows; whether one is to be had, the look before it. */
function keeperDecides({ outcome }: StepResult): boolean {
  return outcome.kind === 'good' || (outcome.kind === 'skipped' && outcome.reason === 'not-set-up');
}

type NoCheck = null | 'not-saved' | 'failed';

async function loansCheckOf({ checkLoans }: CheckPorts, portal: Portal): Promise<LoansCheck | NoCheck> {
  if (checkLoans === undefined) return 'not-saved';
  return checkLoans(portal).catch(() => 'failed' as const);
}

function withoutCheck(check: NoCheck): StepResult {
  if (check === 'not-saved') return skipped('not-saved');
  return warning(check === null ? 'nobody-there' : 'extension-failed');
}

function reasonWithout(check: NoCheck): SkipReason {
  return check === 'not-saved' ? 'not-saved' : 'earlier-step';
}

/** The last part of a gateway's address is the person's own identity: it is asked for, and not told. */
function gatewayWords(address: string, { rne }: Portal): string {
  return `https://${redactUrl(address)?.replace(/\/+$/, '') ?? ''}/${rne}/…`;
}

/** One check of one portal: it tells findings, one after the other. */
class Run {
  readonly #ports: CheckPorts;
  readonly #onFinding: OnFinding;
  readonly #stop: AbortSignal | undefined;
  /** Questions that nobody watches. */
  readonly asking: Pick<TracedFetch, 'fetch'>;
  #last: Exchange | null = null;

  constructor(ports: CheckPorts, onFinding: OnFinding, stop: AbortSignal | undefined) {
    this.#ports = ports;
    this.#onFinding = onFinding;
    this.#stop = stop;
    this.asking = { fetch: (address, init = {}) => ports.fetch(address, this.#stoppable(init)) };
  }

  isStopped(): boolean {
    return this.#stop?.aborted === true;
  }

  /** What the last look's question brought. */
  lastSeen(): Exchange | null {
    return this.#last;
  }

  /** Asks the address, if the browser allows it, and tells what was found; null when there is nothing to go on with. */
  async look<Value>(
    step: PortalStep,
    address: string,
    work: (seen: TracedFetch) => Promise<StepResult<Value>>,
  ): Promise<Value | null> {
    if (this.isStopped()) return null;
    const watched = traceFetch(this.asking.fetch, this.#ports.now, address);
    const found = await this.#attempt(address, () => work(watched));
    this.#last = watched.seen();
    return this.tell(step, found, address, this.#last);
  }

  skip(step: PortalStep, reason: SkipReason): Promise<null> {
    return this.tell(step, skipped(reason), null);
  }

  async tell<Value>(
    step: PortalStep,
    { outcome, detail, onScreen, value }: StepResult<Value>,
    address: string | null,
    exchange: Exchange | null = null,
  ): Promise<Value | null> {
    if (this.isStopped()) return null;
    const asked = address === null || outcome.kind === 'skipped' ? null : redactUrl(address);
    this.#onFinding({ step, outcome, asked, exchange, detail, onScreen, lines: [] });
    return value;
  }

  async #attempt<Value>(address: string, work: () => Promise<StepResult<Value>>): Promise<StepResult<Value>> {
    const { hasHostPermission } = this.#ports;
    try {
      if (hasHostPermission !== undefined && !(await hasHostPermission(address)))
        return problem('no-permission');
      return await work();
    } catch {
      return warning('extension-failed');
    }
  }

  #stoppable(init: RequestInit): RequestInit {
    const signals = [init.signal, this.#stop].filter((signal) => signal != null);
    return signals.length === 0 ? init : { ...init, signal: AbortSignal.any(signals) };
  }
}
