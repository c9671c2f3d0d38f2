import type { Now } from '../browser/clock.ts';
import { hasHostPermission } from '../browser/permissions.ts';
import {
  type CheckFinding,
  type Exchange,
  finding,
  type PortalStep,
  type SkipReason,
} from '../domain/portal-check-report.ts';
import type { Fetch } from '../http/http.ts';
import { problem, type StepResult, skipped, warning } from './step-result.ts';
import { type TracedFetch, traceFetch } from './traced-fetch.ts';

export interface CheckOptions {
  readonly fetch: Fetch;
  readonly now: Now;
  /** Called with each finding as soon as it is known. */
  readonly onFinding: (finding: CheckFinding) => void;
  /** Ends the check: no more requests and findings. */
  readonly signal?: AbortSignal | undefined;
}

/** One run of a check: sends requests and reports findings. */
export class CheckRun {
  readonly #options: CheckOptions;
  #lastExchange: Exchange | null = null;

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  get isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** The response to the last request of `check`. */
  get lastExchange(): Exchange | null {
    return this.#lastExchange;
  }

  now(): number {
    return this.#options.now();
  }

  /** Sends a request that is aborted with the run and not traced. */
  readonly fetch: Fetch = (address, init = {}) => {
    const signals = [init.signal, this.#options.signal].filter((signal) => signal != null);
    const signal = signals.length === 0 ? {} : { signal: AbortSignal.any(signals) };
    return this.#options.fetch(address, { ...init, ...signal });
  };

  /**
   * Runs a step that requests this address, and reports its result; the step fails without the host permission. Returns
   * the value for later steps, or null.
   */
  async check<Value>(
    step: PortalStep,
    address: string,
    run: (traced: TracedFetch) => Promise<StepResult<Value>>,
  ): Promise<Value | null> {
    if (this.isStopped) return null;
    const traced = traceFetch(this.fetch, this.#options.now, address);
    const result = await runPermitted(address, () => run(traced));
    this.#lastExchange = traced.lastExchange();
    return this.report(step, result, address, this.#lastExchange);
  }

  skip(step: PortalStep, reason: SkipReason): null {
    return this.report(step, skipped(reason), null);
  }

  /** Reports the result of a step as a finding, with secrets in the address redacted; returns the result's value. */
  report<Value>(
    step: PortalStep,
    { outcome, detail, onScreen, value }: StepResult<Value>,
    address: string | null,
    exchange: Exchange | null = null,
  ): Value | null {
    if (this.isStopped) return null;
    const asked = address === null || outcome.kind === 'skipped' ? null : redactUrl(address);
    this.#options.onFinding(finding(step, outcome, { asked, exchange, detail, onScreen }));
    return value;
  }
}

async function runPermitted<Value>(
  address: string,
  run: () => Promise<StepResult<Value>>,
): Promise<StepResult<Value>> {
  try {
    return (await hasHostPermission(address)) ? await run() : problem('no-permission');
  } catch {
    return warning('extension-failed');
  }
}

const plainSegment = /^[\p{L}\d_~$+,{}.-]{1,40}$/u;
const ticket = /^(ST|PT|PGT|TGT|TGC)-/i;
const longRandom = /^(?=.*\d)(?=.*[a-z])[\w-]{21,}$/i;

/**
 * Host and path of a URL, with `…` for path segments that may be secret or personal (tickets, random words, e-mail
 * addresses), and without its query; null for an invalid URL.
 */
export function redactUrl(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return null;
  return url.host + url.pathname.split('/').map(redactSegment).join('/');
}

/** Parameters of a segment such as `;jsessionid=…` identify a session (RFC 3986, §3.3). */
function redactSegment(segment: string): string {
  const [name = ''] = decoded(segment).split(';');
  const isPlain = plainSegment.test(name) && !ticket.test(name) && !longRandom.test(name);
  return name === '' || isPlain ? name : '…';
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '…';
  }
}
