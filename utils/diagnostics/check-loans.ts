import type { LoansFailure } from '../domain/loan.ts';
import type { LoansCheck, SourceCheck } from '../domain/loans-check.ts';
import type { Exchange } from '../domain/portal-check-report.ts';
import { statusWords } from './check-pages.ts';
import { good, problem, type StepResult, showing, skipped, warning } from './check-result.ts';
import { troubleOf } from './traced-fetch.ts';

/** The sessionManager of sessions has one for the person; or why not. */
export function checkSession(check: LoansCheck): StepResult {
  return check.failure === null ? good(null) : checkFailure(check.failure, null, 'page');
}

/** What one source of loans told; null for a source that the portal does not have. */
export function checkSource(check: SourceCheck | undefined, wanted: 'page' | 'data'): StepResult {
  if (check === undefined) return skipped('earlier-step');
  const { outstanding, failure, exchange } = check;
  if (failure !== null) return checkFailure(failure, exchange, wanted);
  return showing(good(null), outstanding === null ? null : String(outstanding));
}

/** Whether the sources that answered, PRONOTE's page included, tell of the same loans. */
export function checkSources({ sources, disagreements }: LoansCheck): StepResult {
  const told = sources.filter(({ outstanding }) => outstanding !== null);
  if (told.length < 2) return skipped('nothing-to-compare');
  const names = told.map(({ source }) => source).join(' · ');
  const counts = told.map(({ source, outstanding }) => `${source}: ${outstanding}`).join(' · ');
  return showing(disagreements.length > 0 ? warning('sources-differ', names) : good(null, names), counts);
}

function checkFailure(failure: LoansFailure, seen: Exchange | null, wanted: 'page' | 'data'): StepResult {
  switch (failure.kind) {
    case 'unreachable':
    case 'paused':
    case 'unreadable':
    case 'not-allowed':
      return warning(
        troubleOf(seen, wanted) ?? plain[failure.kind],
        statusWords(seen) ?? (failure.kind === 'unreadable' ? failure.detail : null),
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
      return warning(seen?.content === 'sign-in-page' ? 'sign-in-page' : 'not-signed-in');
    default:
      return warning(failure.kind);
  }
}

const plain = {
  unreachable: 'unreachable',
  paused: 'paused',
  unreadable: 'unreadable',
  'not-allowed': 'refused',
} as const;
