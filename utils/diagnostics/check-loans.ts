import type { LoansFailure } from '../domain/loan.ts';
import type { LoansCheck, SourceCheck } from '../domain/loans-check.ts';
import type { Exchange } from '../domain/portal-check-report.ts';
import { errorStatus } from './check-pages.ts';
import { good, problem, type StepResult, skipped, warning, withScreenText } from './step-result.ts';
import { responseProblem } from './traced-fetch.ts';

/** Whether the session manager had a session for the current user. */
export function checkSession(check: LoansCheck): StepResult {
  return check.failure === null ? good(null) : failureResult(check.failure, null, 'page');
}

/** The result of one source; skipped when it was not read. */
export function checkSource(check: SourceCheck | undefined, expected: 'page' | 'data'): StepResult {
  if (check === undefined) return skipped('earlier-step');
  const { outstanding, failure, exchange } = check;
  if (failure !== null) return failureResult(failure, exchange, expected);
  return withScreenText(good(null), outstanding === null ? null : String(outstanding));
}

/** Whether the sources that succeeded, PRONOTE's widget included, list the same loans. */
export function compareSources({ sources, disagreements }: LoansCheck): StepResult {
  const successful = sources.filter(({ outstanding }) => outstanding !== null);
  if (successful.length < 2) return skipped('nothing-to-compare');
  const names = successful.map(({ source }) => source).join(' · ');
  const counts = successful.map(({ source, outstanding }) => `${source}: ${outstanding}`).join(' · ');
  return withScreenText(
    disagreements.length > 0 ? warning('sources-differ', names) : good(null, names),
    counts,
  );
}

function failureResult(
  failure: LoansFailure,
  exchange: Exchange | null,
  expected: 'page' | 'data',
): StepResult {
  switch (failure.kind) {
    case 'unreachable':
    case 'paused':
    case 'unreadable':
    case 'not-allowed':
      return warning(
        responseProblem(exchange, expected) ?? usualReasons[failure.kind],
        errorStatus(exchange) ?? (failure.kind === 'unreadable' ? failure.detail : null),
      );
    case 'not-permitted':
      return problem('no-permission');
    case 'extension-failed':
      return warning('extension-failed');
    case 'foreign-session':
      return problem('foreign-token');
    case 'expired-session':
      return warning('expired-token');
    case 'not-signed-in':
      return warning(exchange?.content === 'sign-in-page' ? 'sign-in-page' : 'not-signed-in');
    default:
      return warning(failure.kind);
  }
}

/** Where the response itself shows no reason. */
const usualReasons = {
  unreachable: 'unreachable',
  paused: 'paused',
  unreadable: 'unreadable',
  'not-allowed': 'refused',
} as const;
